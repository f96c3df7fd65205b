"""Whether two names are one."""

from __future__ import annotations

import pytest

from newsflow.stories.link.names import same_organization, same_person, spelled_apart


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
