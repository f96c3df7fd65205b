"""Whether two names are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.stories.link.names import (
    organization_keys,
    person_keys,
    same_organization,
    same_person,
    spelled_apart,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei Kuznetsov", "Sergey Kuznetsow"),
        ("Kuznetsov", "Sergei Kuznetsov"),
        ("S. Kuznetsov", "Sergei Kuznetsov"),
        ("President Amina Haddad", "Amina Haddad"),
        ("Mukhamed Yusupov", "Muhammed Yusupov"),
        ("Nadia Chahine", "Nadia Shahine"),
        ("Leila Cherkaoui", "Leila Scherkaoui"),
    ],
)
def test_one_person_in_two_forms(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Kuznetsova", "Sergei Kuznetsov"),
        ("Maria Lopez", "Ana Lopez"),
        ("Sergei Kuznetsov", "Sergei Ivanov"),
        ("Lee", "Li Wei"),
        ("Chan", "Shan"),
        ("Ma Chen", "Ma Shen"),
    ],
)
def test_two_persons(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the World Health Organization", "WHO", True),
        ("Latvian Interior Ministry", "the Interior Ministry", True),
        ("Interior Ministry", "Finance Ministry", False),
        ("Bank", "Bank of Riga", False),
    ],
)
def test_organisations(a: str, b: str, *, same: bool) -> None:
    assert same_organization(a, b) is same


def test_a_name_shortened_is_not_spelled_apart() -> None:
    assert not spelled_apart("Sergei Kuznetsov", "Kuznetsov")
    assert spelled_apart("Kuznetsov", "Sergei Kuznetsow")


_SYLLABLES = st.lists(st.sampled_from("ka kha ev ow sch che lie tzy oo ph ie mann dzh al".split()),
                      min_size=1, max_size=6).map("".join)  # fmt: skip


@given(
    _SYLLABLES, st.integers(0, 20), st.sampled_from(["", "a", "k", "sh", "ff"]), st.integers(0, 1)
)
def test_names_that_are_one_share_a_key(word: str, place: int, new: str, drop: int) -> None:
    """What entities are looked up by never hides a pair that comparing would join."""
    cut = place % (len(word) + 1)
    other = word[:cut] + new + word[cut + drop :]
    first, second = f"Ana {word}", f"Ana {other}"

    if same_person(first, second):
        assert person_keys(first) & person_keys(second)
    if same_organization(first, second):
        assert organization_keys(first) & organization_keys(second)
