"""The founding example, end to end: two reports in, one story out, in one command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from newsflow.warehouse import open_published, open_warehouse

pytestmark = pytest.mark.shared

TASS = "000_446b6ce8db4fa60a.txt"
TIMES = "001_6779f03dcd6caeee.txt"


def newsflow(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does."""
    command = [sys.executable, "-m", "newsflow", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Path:
    return shared / "seeds"


@pytest.fixture(scope="module")
def loaded(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that holds both reports, loaded once for all tests that only read."""
    path = tmp_path_factory.mktemp("spine") / "newsflow.duckdb"
    done = newsflow("load", seeds, "--warehouse", path)
    assert done.returncode == 0, done.stderr
    return path


def select(path: Path, sql: str) -> list[tuple[object, ...]]:
    with open_published(path) as published:
        return list(published.query(sql))


def content(path: Path) -> object:
    with open_warehouse(path) as warehouse:
        return warehouse.dump()


def test_the_two_reports_are_one_story(loaded: Path):
    assert select(loaded, "select reports from stories") == [(2,)]


def test_the_meeting_and_both_strikes_are_dated_apart(loaded: Path):
    wanted = {
        ("CONSULT", date(2015, 11, 23), "day"),
        ("ASSAULT", date(2015, 11, 20), "day"),
        ("ASSAULT", date(2015, 10, 7), "day"),
    }

    found = select(loaded, "select type, date_from, precision from timeline('caspian')")

    assert wanted <= set(found)


def test_the_five_utterances_are_paired_across_the_translations(loaded: Path):
    openings = {
        ("As for the concerns", "As for the concerns"),
        ("We understand that i", "We understand that, "),
        ("Terrorist organizati", "Meanwhile, terrorist"),
        ("But have a tragic ex", "But having the tragi"),
        ("Our Kazakh colleague", "Our Kazakh colleague"),
    }

    found = select(
        loaded,
        "select text_a, text_b from compare_quotes('caspian') where kind = 'translation_variant'",
    )

    assert {(str(a)[:20].strip(), str(b)[:20].strip()) for a, b in found} == {
        (a.strip(), b.strip()) for a, b in ((a[:20], b[:20]) for a, b in openings)
    }


def test_no_figures_conflict(loaded: Path):
    assert select(loaded, "from figure_conflicts('caspian')") == []


def test_the_missing_year_comes_from_the_other_report(loaded: Path):
    found = select(
        loaded, "select published_on, published_basis from story('caspian') where outlet = 'TASS'"
    )

    assert [day for day, _ in found] == [date(2015, 11, 23)]
    assert "same story" in str(found[0][1])


def test_alone_the_report_without_a_year_stays_without_one(seeds: Path, tmp_path: Path):
    path = tmp_path / "alone.duckdb"

    assert newsflow("load", seeds / TASS, "--warehouse", path).returncode == 0

    assert select(path, "select published_on from story('caspian')") == [(None,)]
    assert (
        select(path, "select date_from from timeline('caspian') where date_from is not null") == []
    )


def test_loading_twice_adds_no_row(seeds: Path, loaded: Path, tmp_path: Path):
    path = tmp_path / "newsflow.duckdb"
    assert newsflow("load", seeds, "--warehouse", path).returncode == 0
    once = content(path)

    assert newsflow("load", seeds, "--warehouse", path).returncode == 0

    assert content(path) == once


@pytest.mark.parametrize("order", [(TASS, TIMES), (TIMES, TASS)], ids=["TASS first", "TASS last"])
def test_the_order_of_loading_leaves_no_trace(
    order: tuple[str, str], seeds: Path, loaded: Path, tmp_path: Path
):
    path = tmp_path / "newsflow.duckdb"

    for name in order:
        assert newsflow("load", seeds / name, "--warehouse", path).returncode == 0

    assert content(path) == content(loaded)


def test_a_shell_opens_the_published_file_while_a_writer_holds_the_store(loaded: Path):
    duckdb = shutil.which("duckdb", path=str(Path(sys.executable).parent))
    assert duckdb is not None
    with open_warehouse(loaded):
        shell = subprocess.run(
            [duckdb, "-readonly", "-csv", str(loaded), "from figure_conflicts('caspian');"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    assert (shell.returncode, shell.stderr) == (0, "")


@pytest.mark.prefect
def test_the_flow_stores_what_the_command_stores(seeds: Path, loaded: Path, tmp_path: Path):
    path = tmp_path / "newsflow.duckdb"
    flow = Path(__file__).parents[1] / "flows" / "ingest.py"

    done = subprocess.run(
        [sys.executable, str(flow), str(seeds), "--warehouse", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    assert content(path) == content(loaded)


def test_bad_input_is_rejected_with_its_reason_and_the_rest_is_loaded(seeds: Path, tmp_path: Path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(seeds / TIMES, inbox)
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "nothing.html").write_bytes(b"")
    (inbox / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (inbox / "unknown.txt").write_bytes("Ré".encode("utf-16-le") * 3 + b"\xff\xfe\x81\x8d" * 30)
    path = tmp_path / "newsflow.duckdb"

    done = newsflow("load", inbox, "--warehouse", path)

    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert select(path, "select count(*) from stories") == [(1,)]
    refs = {str(ref).rsplit("/", 1)[-1] for (ref,) in select(path, "select ref from rejected")}
    assert refs == {"empty.txt", "nothing.html", "picture.txt", "unknown.txt"}


def test_a_folder_that_does_not_exist_is_named_and_the_rest_is_loaded(seeds: Path, tmp_path: Path):
    path = tmp_path / "newsflow.duckdb"

    done = newsflow("load", tmp_path / "nowhere", seeds / TIMES, "--warehouse", path)

    assert done.returncode in {1, 2}
    assert "nowhere" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert select(path, "select count(*) from stories") == [(1,)]
