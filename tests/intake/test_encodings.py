"""Content encodings undone as the bytes arrive, and never without bound."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from newsflow.errors import PageError
from newsflow.intake.encodings import Unpacker, unpack
from tests.world.outlets import PACK, bomb

TEXT = ("The ferry left the harbour at dawn. " * 400).encode()
BOMBS = ("gzip", "br", "zstd", "gzip, gzip")


def _feed(
    packed: bytes, encoding: str, step: int, max_bytes: int = 1 << 20
) -> tuple[bytes, Unpacker]:
    unpacker = Unpacker(encoding, max_bytes=max_bytes)
    parts = [unpacker.feed(packed[at : at + step]) for at in range(0, len(packed), step)]
    return b"".join(parts), unpacker


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize("encoding", [*PACK, "", "identity"])
def test_what_was_packed_comes_out_in_whatever_pieces_it_arrives(encoding: str, step: int) -> None:
    packed = PACK[encoding](TEXT) if encoding in PACK else TEXT

    body, unpacker = _feed(packed, encoding, step)

    assert body == TEXT
    assert unpacker.is_whole
    assert not unpacker.overflows


@pytest.mark.parametrize("encoding", BOMBS)
def test_a_bomb_is_noticed_while_it_arrives_and_takes_no_memory(encoding: str) -> None:
    packed = bomb(encoding, 64 << 20)
    unpacker = Unpacker(encoding, max_bytes=1 << 20)

    tracemalloc.start()
    out = sum(len(unpacker.feed(packed[at : at + 4096])) for at in range(0, len(packed), 4096))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert unpacker.overflows
    assert out <= (1 << 20) + 1
    assert peak < 8 << 20


@pytest.mark.parametrize("encoding", [*PACK])
def test_an_answer_that_breaks_off_is_not_whole(encoding: str) -> None:
    packed = PACK[encoding](TEXT)

    _, unpacker = _feed(packed[: len(packed) // 2], encoding, 64)

    assert not unpacker.is_whole


def test_deflate_is_read_with_its_frame_too() -> None:
    assert unpack(zlib.compress(TEXT), "deflate", max_bytes=1 << 20) == TEXT


def test_padding_after_the_last_member_is_nothing() -> None:
    assert unpack(gzip.compress(TEXT) + b"\0" * 9, "gzip", max_bytes=1 << 20) == TEXT


@pytest.mark.parametrize(
    ("body", "encoding", "why"),
    [
        (b"<html>", "gzip", "is not gzip"),
        (b"<html>", "br", "is not br"),
        (b"<html>", "zstd", "is not zstd"),
        (b"x", "rot13", "rot13 is not known"),
        (b"x", "gzip, gzip, gzip, gzip", "packed 4 times"),
    ],
)
def test_what_is_not_in_its_encoding_is_an_error(body: bytes, encoding: str, why: str) -> None:
    with pytest.raises(PageError, match=why):
        unpack(body, encoding, max_bytes=1 << 20)
