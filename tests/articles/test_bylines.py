"""Bylines: people apart from desks, agencies and outlets."""

from __future__ import annotations

import pytest

from newsflow.articles.bylines import find_author, read_byline, read_names


@pytest.mark.parametrize(
    ("text", "people", "organisations"),
    [
        ("By Ana Lopes", ["Ana Lopes"], []),
        ("By [Ana Lopes](#)", ["Ana Lopes"], []),
        (
            "by Ana Lopes and Piet de Vries - 12/22/23 11:35 AM ET",
            ["Ana Lopes", "Piet de Vries"],
            [],
        ),
        ("By Ana Lopes, Contributing Opinion Writer", ["Ana Lopes"], []),
        ("ByAna Lopes", ["Ana Lopes"], []),
        ("Von Jörg Müller", ["Jörg Müller"], []),
        ("Ana LopesPublished: December 20, 2019", ["Ana Lopes"], []),
        ("By Ana Lopes The Associated Press", ["Ana Lopes"], []),
        ("Ana Lopes, Reuters", ["Ana Lopes"], ["Reuters"]),
        ("By Reuters", [], ["Reuters"]),
        ("By The Harbour Times staff", [], ["The Harbour Times staff"]),
    ],
)
def test_a_byline_gives_its_names(text, people, organisations):
    found = read_byline(text, base=7)

    assert [a.name for a in found if a.person] == people
    assert [a.name for a in found if not a.person] == organisations
    for author in found:
        assert author.span is not None
        assert text[author.span.start - 7 : author.span.end - 7] == author.name


@pytest.mark.parametrize(
    "text",
    [
        "Photography by Ana Lopes",
        "Edited by Ana Lopes",
        "Text size",
        "Full Bio",
        "+ Follow",
        "READ MORE",
    ],
)
def test_other_credits_name_no_author(text):
    assert [a for a in read_byline(text) if a.person and a.name == "Ana Lopes"] == []


def test_a_metadata_field_may_name_several():
    assert [a.name for a in read_names("Ana Lopes, Piet de Vries & Li Wei")] == [
        "Ana Lopes",
        "Piet de Vries",
        "Li Wei",
    ]


@pytest.mark.parametrize(
    "name", ["Senior Editor", "https://example.org/ana", "", "March 4, 2019", "admin"]
)
def test_what_is_no_name_is_none(name):
    found = find_author(name)

    assert found is None or not found.person
