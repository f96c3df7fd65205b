"""Files and folders: a page or a reason for each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from newsflow.intake import SKIPPED, list_files, load_pages
from newsflow.types import Page, Reject

_TEXT = b"Ferry runs aground\n\nThe ferry ran aground on Tuesday near Lerwick.\n"


def _reasons(answers: Iterable[Page | Reject]) -> dict[str, str]:
    return {Path(a.ref).name: a.reason for a in answers if isinstance(a, Reject)}


def _names(answers: Iterable[Page | Reject]) -> list[str]:
    return [Path(a.ref).name for a in answers if isinstance(a, Page)]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
    ],
)
def test_a_file_becomes_a_page_of_its_type(tmp_path: Path, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(_TEXT)

    assert list(load_pages([path])) == [Page(ref=str(path), body=_TEXT, media_type=media_type)]


def test_a_folder_is_read_depth_first_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/deep/y.html", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_TEXT)

    assert _names(load_pages([tmp_path])) == ["y.html", "z.md", "b.txt", "c.txt"]


def test_notes_and_hidden_files_of_a_folder_are_skipped_aloud(tmp_path: Path) -> None:
    for name in ("README.md", "readme.txt", ".hidden.txt", ".git/config.txt", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_TEXT)

    answers = list(load_pages([tmp_path]))

    assert _names(answers) == ["a.txt"]
    assert _reasons(answers) == dict.fromkeys(
        ("README.md", "readme.txt", ".hidden.txt", ".git"), SKIPPED
    )


def test_a_note_named_by_hand_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(_TEXT)

    assert _names(load_pages([path])) == ["README.md"]


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("zero.html", b"", "empty"),
        ("space.txt", b" \n\t\r\n ", "empty"),
        ("bom.txt", b"\xef\xbb\xbf\n", "empty"),
        ("nul.txt", b"some words \x00\x01\x02 and more", "binary"),
        ("report.html", b"%PDF-1.7 words without any NUL", "binary"),
        ("office.txt", b"PK\x03\x04 words", "binary"),
        ("odd.txt", bytes(range(128, 256)) * 5, "encoding"),
        ("long.txt", b"word " * 300, "too_large"),
        ("picture.bmp", b"BM", "unknown_type"),
        ("rows.jsonl", b"", "empty"),
    ],
)
def test_what_is_no_page_says_why_and_the_rest_is_loaded(
    tmp_path: Path, name: str, body: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(body)
    (tmp_path / "zz.txt").write_bytes(_TEXT)

    answers = list(load_pages([tmp_path], max_bytes=1_000))

    assert _reasons(answers) == {name: reason}
    assert _names(answers) == ["zz.txt"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_other_encodings_is_text(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes("Ferry runs aground, “nobody is hurt”".encode(charset))

    assert _names(load_pages([path])) == ["wide.txt"]


def test_a_path_that_names_nothing_is_a_reject_and_the_rest_is_loaded(tmp_path: Path) -> None:
    there, missing = tmp_path / "a.txt", tmp_path / "nowhere"
    there.write_bytes(_TEXT)

    answers = list(load_pages([missing, there]))

    assert answers[0] == Reject(
        stage="load",
        ref=str(missing),
        reason="not_found",
        detail="there is no such file or folder; check the spelling; the other paths were loaded",
    )
    assert _names(answers) == ["a.txt"]


def test_a_file_that_vanishes_while_loading_is_a_reject(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(_TEXT)

    answers = load_pages([tmp_path])
    first = next(answers)
    (tmp_path / "b.txt").unlink()

    assert _names([first]) == ["a.txt"]
    assert _reasons(answers) == {"b.txt": "vanished"}


def test_a_link_to_nothing_and_a_circle_of_folders_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(_TEXT)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path)

    answers = list(load_pages([tmp_path]))

    assert _names(answers) == ["a.txt"]
    assert _reasons(answers) == {"lost.txt": "vanished", "loop": SKIPPED}


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert _reasons(load_pages([tmp_path])) == {"pipe.txt": "not_a_file"}


def test_a_path_that_cannot_be_asked_for_is_a_reject(tmp_path: Path) -> None:
    assert _reasons(load_pages([tmp_path / f"{'x' * 300}.txt"])) == {
        f"{'x' * 300}.txt": "unreadable"
    }


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(_TEXT)

    assert list(list_files([path, tmp_path])) == [path]
