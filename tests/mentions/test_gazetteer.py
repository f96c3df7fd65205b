"""Names of towns and counties are looked up in the compiled gazetteer."""

from __future__ import annotations

import time

import pytest

from newsflow.mentions import gazetteer
from newsflow.mentions.gazetteer import Town, place_key, towns
from newsflow.mentions.gazetteer_build import compiled


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Reykjavik", "3413829"),
        ("Saint Petersburg", "498817"),
        ("St. Petersburg", "498817"),
        ("Kiev", "703448"),
        ("Kyiv", "703448"),
        ("Laurel County", "us-county-21125"),
    ],
)
def test_a_town_is_found_under_its_names(name, place_id):
    assert place_id == towns(name)[0].place_id


def test_namesakes_come_with_the_largest_first():
    people = [town.population for town in towns("Springfield")]

    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_a_name_that_no_place_has_gives_none():
    assert towns("Qqxyzz") == ()


def test_a_town_is_whole():
    town = next(t for t in towns("Nuuk") if t.alpha2 == "GL")

    assert town == Town(
        name="Nuuk",
        place_id="3421319",
        alpha2="GL",
        part=town.part,
        latitude=64.183,
        longitude=-51.722,
        population=town.population,
    )
    assert town.geoname_id == 3421319


def test_a_county_has_no_geonames_number():
    assert towns("Laurel County")[0].geoname_id is None


@pytest.mark.parametrize(
    ("a", "b"),
    [("Saint-Étienne", "St. Etienne"), ("Fort Worth", "Ft. Worth"), ("Mount Vernon", "Mt Vernon")],
)
def test_spellings_of_a_place_have_one_key(a, b):
    assert place_key(a) == place_key(b)


def test_every_row_is_found_again(tmp_path, monkeypatch):
    rows = [
        (f"town {n:04d}", f"Town {n}", str(n), "XX", "1", "1.0", "2.0", "3") for n in range(700)
    ]
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(compiled(rows))
    monkeypatch.setattr(gazetteer, "PATH", path)
    forget()

    found = [towns(f"Town {n:04d}")[0].name for n in range(700)]

    monkeypatch.undo()
    forget()
    assert [f"Town {n}" for n in range(700)] == found


def forget():
    gazetteer._towns.cache_clear()
    gazetteer._index.cache_clear()
    gazetteer._block.cache_clear()


def test_opening_the_gazetteer_takes_less_than_a_third_of_a_second():
    forget()
    start = time.process_time()

    towns("Tampere")

    assert time.process_time() - start < 0.3
