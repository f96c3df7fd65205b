"""Bytes are read with the charset they were written in, whatever header and meta say."""

from __future__ import annotations

import pytest

from newsflow.articles import clean
from newsflow.articles.charsets import decode
from newsflow.types import Article

TEXT = "Der Bürgermeister von Köln sagte am Montag, die Brücke müsse für Fußgänger gesperrt werden."


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (TEXT.encode(), None),
        (TEXT.encode(), "iso-8859-1"),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("cp1252"), "iso-8859-1"),
        (b'<meta charset="windows-1252">' + TEXT.encode("cp1252"), None),
        (TEXT.encode("cp1252"), "no-such-charset"),
        (TEXT.encode()[:-1], None),
    ],
)
def test_a_text_is_read_right(body, charset):
    assert "Bürgermeister von Köln" in decode(body, charset, ref="x").text


def test_other_scripts_are_read_by_their_declared_charset():
    assert (
        decode("Мэр закрыл мост".encode("cp1251"), "windows-1251", ref="x").text
        == "Мэр закрыл мост"
    )
    assert (
        decode("市長は橋を閉鎖した".encode("shift_jis"), "shift_jis", ref="x").text
        == "市長は橋を閉鎖した"
    )


def test_text_misread_before_is_flagged():
    wrong = (
        ("“We don’t know,” said the mayor’s spokesman, who hadn’t slept. " * 3)
        .encode()
        .decode("cp1252", "replace")
    )
    answer = clean("A headline of a story\n\n" + wrong, media_type="text/plain")

    assert isinstance(answer, Article)
    assert "mojibake" in answer.flags
