"""`newsflow feeds`: the list of feeds on the command line."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli import app
from newsflow.errors import SettingsError
from tests.cli.conftest import Command
from tests.feeds.documents import item, rss

LIST = """# Mine.
[[outlet]]
domain = "gozocourier.example"
name = "The Gozo Courier"

[[feed]]
outlet = "gozocourier.example"
url = "http://gozocourier.example/rss"
"""
PAGE = """<html><head>
<link rel="alternate" type="application/rss+xml" title="World" href="/rss">
{more}</head><body>Front page</body></html>"""
ANSWERS = {
    "/rss": rss(item(1), item(2)),
    "/empty": rss(),
    "/": PAGE.format(more=""),
    "/two": PAGE.format(
        more='<link rel="alternate" type="application/atom+xml" title="Sport" href="/sport">'
    ),
    "/none": "<html><body>No feed here</body></html>",
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = ANSWERS.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@contextmanager
def _serving() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(LIST)
    return path


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """`gozocourier.example` answers, from this machine."""
    with _serving() as port:
        hosts = {"gozocourier.example": f"127.0.0.1:{port}"}
        monkeypatch.setenv("NEWSFLOW_HOSTS", json.dumps(hosts))
        monkeypatch.setenv("NEWSFLOW_HOST_DELAY", "0")
        monkeypatch.setenv("NEWSFLOW_WAREHOUSE", str(tmp_path / "w.duckdb"))
        yield


def test_the_list_is_shown_and_given_as_json(runner: CliRunner, listed: Path):
    shown = runner.invoke(app, ["feeds", "list", "--feeds", str(listed)])
    told = runner.invoke(app, ["feeds", "list", "--feeds", str(listed), "--json"])

    assert (shown.exit_code, "The Gozo Courier" in shown.output) == (0, True)
    assert json.loads(told.output) == [
        {
            "outlet": "The Gozo Courier",
            "domain": "gozocourier.example",
            "country": None,
            "language": None,
            "section": None,
            "kind": "feed",
            "url": "http://gozocourier.example/rss",
            "active": True,
        }
    ]


def test_a_well_formed_list_is_counted(runner: CliRunner, listed: Path):
    result = runner.invoke(app, ["feeds", "check", "--feeds", str(listed)])

    assert result.exit_code == 0
    assert result.output == "the list is well formed: 1 outlet, 1 feed\n"


def test_a_wrong_list_is_refused_with_its_line(newsflow: Command, listed: Path):
    listed.write_text(LIST + '\n[[feed]]\noutlet = "b.example"\nurl = "https://b.example/rss"\n')

    result = newsflow("feeds", "check", "--feeds", listed)

    assert result.returncode == 2
    assert result.stderr == (
        "newsflow: the list of feeds is wrong: line 10: outlet 'b.example' is not described:"
        f" add an [[outlet]] with this domain ({listed}) — correct these lines\n"
    )


@pytest.mark.usefixtures("web")
def test_check_asks_each_feed_and_names_those_that_give_nothing(runner: CliRunner, listed: Path):
    for path in ("empty", "none", "missing"):
        listed.write_text(
            listed.read_text()
            + f'[[feed]]\noutlet = "gozocourier.example"\nurl = "http://gozocourier.example/{path}"\n'
        )

    result = runner.invoke(app, ["feeds", "check", "--fetch", "--feeds", str(listed)])

    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line.split(": ")[1].rsplit("/", 1)[1] for line in lines[:3]] == [
        "empty",
        "none",
        "missing",
    ]
    assert "lists no entries" in lines[0]
    assert "web page, not a feed" in lines[1]
    assert lines[3].endswith("1 outlet, 4 feeds; 1 of 4 give entries")


@pytest.mark.usefixtures("web")
def test_add_takes_the_feed_that_a_page_names(runner: CliRunner, tmp_path: Path):
    path = tmp_path / "new" / "feeds.toml"
    command = ["feeds", "add", "http://gozocourier.example/", "--name", "The Gozo Courier"]

    result = runner.invoke(app, [*command, "--country", "MT", "--feeds", str(path)])

    assert result.exit_code == 0
    assert path.read_text() == (
        '[[outlet]]\ndomain = "gozocourier.example"\nname = "The Gozo Courier"\ncountry = "MT"\n\n'
        '[[feed]]\noutlet = "gozocourier.example"\nurl = "http://gozocourier.example/rss"\n'
    )


@pytest.mark.usefixtures("web")
@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("two", "the page names several feeds"),
        ("none", "web page, not a feed"),
        ("missing", "404"),
    ],
)
def test_add_changes_nothing_where_no_one_feed_is_found(
    runner: CliRunner, listed: Path, page: str, said: str
):
    url = f"http://gozocourier.example/{page}"

    result = runner.invoke(app, ["feeds", "add", url, "--feeds", str(listed)])

    assert result.exit_code == 1
    assert said in result.stderr
    assert "nothing was added" in result.stderr
    assert listed.read_text() == LIST


def test_add_without_asking_appends_and_keeps_comments(runner: CliRunner, listed: Path):
    command = ["feeds", "add", "https://a.example/rss", "--no-fetch", "--section", "World"]

    first = runner.invoke(app, [*command, "--feeds", str(listed)])
    text = listed.read_text()
    second = runner.invoke(app, [*command, "--feeds", str(listed)])

    assert text.startswith(LIST)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "0 feeds added" in second.output
    assert listed.read_text() == text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://localhost/rss", "nonsense"])
def test_add_refuses_what_is_no_address_of_an_outlet(runner: CliRunner, listed: Path, url: str):
    result = runner.invoke(app, ["feeds", "add", url, "--no-fetch", "--feeds", str(listed)])

    assert isinstance(result.exception, SettingsError)
    assert "names no outlet" in str(result.exception)
    assert listed.read_text() == LIST


def test_what_export_writes_import_reads(runner: CliRunner, listed: Path, tmp_path: Path):
    opml, copy = tmp_path / "mine.opml", tmp_path / "copy.toml"

    exported = runner.invoke(app, ["feeds", "export", str(opml), "--feeds", str(listed)])
    printed = runner.invoke(app, ["feeds", "export", "--feeds", str(listed)])
    imported = runner.invoke(app, ["feeds", "import", str(opml), "--feeds", str(copy)])

    assert (exported.exit_code, printed.exit_code, imported.exit_code) == (0, 0, 0)
    assert printed.output == opml.read_text()
    assert copy.read_text() == LIST.removeprefix("# Mine.\n")


def test_import_names_what_it_left_out(runner: CliRunner, listed: Path, tmp_path: Path):
    opml = tmp_path / "mine.opml"
    opml.write_text('<opml><body><outline xmlUrl="javascript:x"/></body></opml>')

    result = runner.invoke(app, ["feeds", "import", str(opml), "--feeds", str(listed)])

    assert result.exit_code == 1
    assert "left out javascript:x" in result.stderr
