import gzip
import json

from newsflow.language.gazetteer import TABLE, Gazetteer, load_gazetteer
from newsflow.language.train.gazetteers import compile_lists, tokenised

LISTS = Gazetteer(
    {
        "city": ["Oslo", "Port Louis", "Baden - Baden"],
        "org": ["Port Louis Guard", "UN"],
        "given": ["Oslo"],
    }
)


def test_words_are_marked_with_the_longest_name_and_with_what_they_are_alone() -> None:
    assert LISTS.marks("The Port Louis Guard left Oslo".split()) == [
        (), ("org:B",), ("org:I",), ("org:I",), (), ("city:S", "given:S"),
    ]  # fmt: skip


def test_a_hyphenated_name_is_found_in_parts() -> None:
    assert LISTS.marks(["Baden", "-", "Baden"]) == [("city:B",), ("city:I",), ("city:I",)]
    assert tokenised("Baden-Baden") == "Baden - Baden"
    assert tokenised("Xi'an's Gate") == "Xi'an 's Gate"


def test_capitals_are_read_as_a_title_unless_listed() -> None:
    assert LISTS.marks(["OSLO", "UN"]) == [("city:S", "given:S"), ("org:S",)]


def test_the_shipped_lists_know_the_world() -> None:
    gazetteer = load_gazetteer()
    marks = gazetteer.marks(["Aleppo", "Ghana", "NATO", "Ingrid", "Kofi", "Bavaria"])
    assert [any(mark.startswith(kind) for mark in found) for found, kind in zip(
        marks, ["large_city", "country", "org", "given", "given", "region"], strict=True
    )] == [True] * 6  # fmt: skip


def test_the_shipped_lists_are_those_that_compile() -> None:
    assert json.loads(gzip.decompress(TABLE.read_bytes())) == compile_lists()
