"""Raw pages kept: written once, read one by one, mended after a crash, removed when old."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsflow.errors import InputError
from newsflow.intake import load_pages
from newsflow.intake import raw as raw_pages
from newsflow.intake.raw import open_store, read_raw, remove_old
from newsflow.intake.web import Exchange
from newsflow.types import Outlet, OutletId, Page, Reject

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HTML = "<html><title>Ferry</title><p>“Nobody was hurt,” the captain said.</p></html>".encode()
PAGE = Page(
    ref="https://post.example/ferry",
    body=HTML,
    media_type="text/html",
    url="https://post.example/ferry?a=1",
    charset="utf-8",
    fetched_at=NOON,
    outlet=Outlet(outlet_id=OutletId("post.example"), name="Die Post", domain="post.example"),
    guid="urn:führe:1",
    known_as="https://post.example/fire",
)
EXCHANGE = Exchange(
    url="https://post.example/ferry?a=1",
    method="GET",
    request_headers=(("User-Agent", "newsflow/1 (+x)"), ("Accept-Encoding", "gzip")),
    http_version="HTTP/2",
    status=200,
    phrase="",
    headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("X-Odd", "na\u00efve"),
    ),
    body=gzip.compress(HTML, mtime=0),
)


def _keep(folder: Path, times: int = 1) -> list[str]:
    with open_store(folder, now=NOON) as store:
        return [store.keep(EXCHANGE, PAGE) for _ in range(times)]


def test_a_kept_page_is_read_again_as_it_was(tmp_path: Path) -> None:
    first, second = _keep(tmp_path, times=2)

    for raw_ref in (first, second):
        assert read_raw(tmp_path, raw_ref) == replace(PAGE, ref=raw_ref, raw_ref=raw_ref)


def test_the_archive_holds_request_and_answer(tmp_path: Path) -> None:
    raw_ref = _keep(tmp_path)[0]

    with (tmp_path / raw_ref.partition("@")[0]).open("rb") as file:
        records = [
            (record.rec_type, record.http_headers.to_str(), record.content_stream().read())
            for record in ArchiveIterator(file)
        ]

    (answer, answer_head, body), (request, request_head, _) = records
    assert (answer, request) == ("response", "request")
    assert body == HTML
    assert answer_head.startswith("HTTP/1.1 200")
    assert "Transfer-Encoding" not in answer_head
    assert request_head.startswith("GET /ferry?a=1 HTTP/1.1\r\nUser-Agent: newsflow/1 (+x)")


def test_the_archive_loads_back_to_the_same_page(tmp_path: Path) -> None:
    raw_ref = _keep(tmp_path)[0]
    path = tmp_path / raw_ref.partition("@")[0]

    (page,) = load_pages([path])

    assert page == replace(PAGE, ref=f"{path}:1", raw_ref=f"{path}@0")


@pytest.mark.parametrize("ending", [".warc.gz", ".warc"])
def test_any_archive_that_was_loaded_can_be_read_by_place(tmp_path: Path, ending: str) -> None:
    raw_ref = _keep(tmp_path, times=3)[0]
    packed = (tmp_path / raw_ref.partition("@")[0]).read_bytes()
    other = tmp_path / f"other{ending}"
    other.write_bytes(packed if ending.endswith("gz") else gzip.decompress(packed))

    for page in load_pages([other]):
        assert isinstance(page, Page)
        assert page.raw_ref is not None
        assert read_raw(tmp_path / "elsewhere", page.raw_ref) == replace(page, ref=page.raw_ref)


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_record_that_a_crash_cut_off_is_cut_away(tmp_path: Path, cut: int) -> None:
    first, second = _keep(tmp_path, times=2)
    path = tmp_path / first.partition("@")[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])

    assert isinstance(read_raw(tmp_path, first), Page)
    third = _keep(tmp_path)[0]

    assert isinstance(read_raw(tmp_path, first), Page)
    assert isinstance(read_raw(tmp_path, third), Page)
    assert [type(page) for page in load_pages([path])].count(Page) == (
        3 if int(third.partition("@")[2]) > int(second.partition("@")[2]) else 2
    )


def test_a_file_that_is_all_torn_begins_anew(tmp_path: Path) -> None:
    raw_ref = _keep(tmp_path)[0]
    path = tmp_path / raw_ref.partition("@")[0]
    path.write_bytes(path.read_bytes()[:50])

    assert _keep(tmp_path) == [raw_ref]
    assert isinstance(read_raw(tmp_path, raw_ref), Page)


def test_two_passes_at_once_write_to_two_files(tmp_path: Path) -> None:
    with open_store(tmp_path, now=NOON) as one, open_store(tmp_path, now=NOON) as two:
        refs = {one.keep(EXCHANGE, PAGE), two.keep(EXCHANGE, PAGE)}

    assert refs == {"pages-20260301-0.warc.gz@0", "pages-20260301-1.warc.gz@0"}


def test_a_full_file_is_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_pages, "MAX_FILE", 1_000)

    names = [raw_ref.partition("@")[0] for raw_ref in _keep(tmp_path, times=4)]

    assert names[0] == "pages-20260301-0.warc.gz"
    assert names[-1] == "pages-20260301-1.warc.gz"


GONE = {
    "pages-20250101-0.warc.gz@0": ("vanished", "the archive that held the page is gone"),
    "pages-20260301-0.warc.gz@7": ("damaged", "begins there"),
    "pages-20260301-0.warc.gz@999999999": ("damaged", "no answer begins there"),
    "nothing": ("unreadable", "no reference"),
    "": ("unreadable", "no reference"),
    "@5": ("unreadable", "no reference"),
}


@pytest.mark.parametrize("raw_ref", GONE)
def test_what_is_not_there_is_a_reject(tmp_path: Path, raw_ref: str) -> None:
    _keep(tmp_path)
    reason, detail = GONE[raw_ref]

    answer = read_raw(tmp_path, raw_ref)

    assert isinstance(answer, Reject)
    assert answer.reason == reason
    assert detail in answer.detail


def _days(folder: Path) -> list[str]:
    return sorted(path.name[6:14] for path in folder.glob("pages-*"))


def test_files_go_when_they_are_old_or_too_many(tmp_path: Path) -> None:
    for day in range(1, 6):
        with open_store(tmp_path, now=NOON + timedelta(days=day)) as store:
            store.keep(EXCHANGE, PAGE)
    size = next(tmp_path.glob("pages-*")).stat().st_size
    (tmp_path / "notes.txt").write_text("mine")
    later = NOON + timedelta(days=5)

    remove_old(tmp_path, now=later, days=3, max_bytes=10 * size)
    assert _days(tmp_path) == ["20260303", "20260304", "20260305", "20260306"]

    removed = remove_old(tmp_path, now=later, days=3, max_bytes=5 * size // 2)
    assert _days(tmp_path) == ["20260305", "20260306"]
    assert [path.name[6:14] for path in removed] == ["20260303", "20260304"]
    assert (tmp_path / "notes.txt").exists()


def test_a_file_that_is_being_written_stays(tmp_path: Path) -> None:
    with open_store(tmp_path, now=NOON) as store:
        store.keep(EXCHANGE, PAGE)
        assert remove_old(tmp_path, now=NOON + timedelta(days=900), days=1, max_bytes=0) == ()

    assert len(remove_old(tmp_path, now=NOON, days=1, max_bytes=0)) == 1


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with (
        pytest.raises(InputError, match="raw pages cannot be kept"),
        open_store(tmp_path / "file", now=NOON),
    ):
        pass
