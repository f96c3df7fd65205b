"""Persons, organisations and places are one entity each, whatever a report calls them."""

from __future__ import annotations

import pytest

from newsflow.mentions.entities import find_entities
from newsflow.mentions.reading import read
from newsflow.types import Dateline, EntityForm, EntityKind, Span, Zone
from tests.mentions.zoned import zoned_article


def entities_of(language, *body, headline=None, dateline=None):
    blocks = [(Zone.BODY, text) for text in body]
    if headline is not None:
        blocks.insert(0, (Zone.HEADLINE, headline))
    return find_entities(read(zoned_article(*blocks, dateline=dateline), language))


def named(found, entity_id):
    """The words and forms of one entity's mentions."""
    entities, mentions = found
    numbers = {e.ordinal for e in entities if e.entity_id == entity_id}
    return [(m.text, m.form.value) for m in mentions if m.entity in numbers]


def test_a_surname_a_title_and_a_pronoun_are_the_person_named_in_full(language):
    found = entities_of(
        language,
        "Finnish President Aino Lahtinen met Estonian Prime Minister Jaan Tamm on Monday.",
        '"We have talked about the ferry," the Finnish president said. She thanked Tamm.',
        headline="Lahtinen, Tamm discuss ferry",
    )

    assert named(found, "person:aino-lahtinen") == [
        ("Lahtinen", "name"),
        ("Aino Lahtinen", "name"),
        ("the Finnish president", "title"),
        ("She", "pronoun"),
    ]
    assert named(found, "person:ian-tam") == [
        ("Tamm", "name"),
        ("Jaan Tamm", "name"),
        ("Tamm", "name"),
    ]


def test_a_counterpart_has_the_office_of_whom_he_meets(language):
    entities, _ = entities_of(
        language, "Polish President Marek Zielinski spoke with his Czech counterpart Pavel Dvorak."
    )

    assert [(e.titles, e.country) for e in entities if e.kind is EntityKind.PERSON] == [
        (("president",), "POL"),
        (("president",), "CZE"),
    ]


def test_a_pronoun_is_nobody_of_the_other_sex(language):
    found = entities_of(language, "Maria Lund met Peter Holm in the harbour. She left early.")

    assert [("Maria Lund", "name"), ("She", "pronoun")] == named(found, "person:maria-lund")


def test_two_people_of_one_surname_stay_two(language):
    entities, _ = entities_of(
        language, "Maria Lund spoke first. Jonas Lund left early. Maria Lund stayed."
    )

    assert [e.entity_id for e in entities] == ["person:maria-lund", "person:ionas-lund"]


def test_a_surname_that_two_share_is_that_of_the_one_named_last(language):
    found = entities_of(
        language, "Maria Lund spoke first. Jonas Lund answered. Lund was angry.", "Lund then left."
    )

    assert [("Jonas Lund", "name"), ("Lund", "name"), ("Lund", "name")] == named(
        found, "person:ionas-lund"
    )


def test_a_seat_of_government_that_acts_is_its_country(language):
    found = entities_of(language, "Ankara accused its neighbour. The train left Ankara at noon.")

    assert ("Ankara", "metonym") in named(found, "country:TUR")
    assert named(found, "place:323786") == [("Ankara", "name")]


def test_a_people_stands_for_its_state_with_the_noun_behind(language):
    found = entities_of(language, "Norwegian officials said the Norwegian fleet had left Norway.")

    assert ("Norwegian officials", "demonym") in named(found, "country:NOR")
    assert ("Norway", "name") in named(found, "country:NOR")


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("The Norwegian Defence Ministry denied it.", "organization:NOR:defense-ministry"),
        ("Norway's Ministry of Defence denied it.", "organization:NOR:defense-ministry"),
        ("The Norwegian army denied it.", "organization:NOR:army"),
        ("The Kurdish group PKK denied it.", "organization:kurdistan-workers-party"),
        ("Taliban fighters denied it.", "organization:taliban"),
        ("The U.N. denied it.", "organization:united-nations"),
    ],
)
def test_an_organisation_has_one_id_in_its_spellings(text, entity_id, language):
    entities, _ = entities_of(language, text)

    assert entity_id in {e.entity_id for e in entities}


def test_an_acronym_that_is_a_word_is_the_group_only_in_capitals(language):
    found = entities_of(language, "Jets hit IS positions. It is late.")

    assert named(found, "organization:islamic-state") == [("IS", "name")]


def test_what_an_office_of_a_body_says_is_the_bodys(language):
    found = entities_of(language, "The Kremlin press office denied it.")

    assert named(found, "organization:kremlin") == [("Kremlin press office", "name")]


def test_a_gathering_is_the_forum_named_before(language):
    found = entities_of(
        language,
        "Ministers met at the Northern Fisheries Forum in Bergen.",
        "The Bergen gathering ended on Friday.",
    )

    assert named(found, "event:northern-fisheries-forum") == [
        ("Northern Fisheries Forum", "name"),
        ("The Bergen gathering", "title"),
    ]


def test_the_dateline_names_a_place_and_an_agency(language):
    line = Dateline(
        span=Span(0, 19),
        place="BERGEN",
        place_span=Span(0, 6),
        agency="AFP",
        agency_span=Span(8, 11),
    )
    article = zoned_article(
        (Zone.DATELINE, "BERGEN (AFP) —"), (Zone.BODY, "The ferry sank."), dateline=line
    )

    entities, mentions = find_entities(read(article, language))

    assert [(m.text, entities[m.entity].name) for m in mentions[:2]] == [
        ("BERGEN", "Bergen"),
        ("AFP", "Agence France-Presse"),
    ]


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("A barn burned down in Paris, Tenn., on Monday.", "TN"),
        ("A barn burned down in Paris, Texas. Police in Paris said nobody was hurt.", "TX"),
        ("A barn burned down in Paris. The Louvre is in France.", "11"),
        ("The fair opened in Georgia's capital, Tbilisi.", "51"),
    ],
)
def test_a_place_is_told_apart_by_what_stands_around_it(text, province, language):
    entities, _ = entities_of(language, text)

    towns = [e for e in entities if e.kind is EntityKind.PLACE and e.geo and e.geo.geoname_id]
    assert province in {e.geo.province for e in towns}


def test_a_state_and_a_country_of_one_name_are_told_apart(language):
    here, _ = entities_of(language, "Georgia flooded. Atlanta, Macon and Savannah lost power.")
    there, _ = entities_of(language, "Georgia flooded. Tbilisi and Russia sent help.")

    assert "place:4197000" in {e.entity_id for e in here}
    assert "country:GEO" in {e.entity_id for e in there}


def test_a_place_in_the_name_of_an_organisation_is_a_mention_of_its_own(language):
    found = entities_of(language, "The Tampere Fire Department came.")

    assert named(found, "place:634963") == [("Tampere", "name")]


def test_every_mention_is_the_words_at_its_span(language):
    article = zoned_article(
        (Zone.HEADLINE, "Lahtinen: Norwegian Fleet to Stay in Baltic Sea"),
        (Zone.BODY, "“We stay,” Aino Lahtinen told reporters in St. Petersburg, Fla., on Monday."),
    )

    _, mentions = find_entities(read(article, language))

    assert mentions
    assert [m.text for m in mentions] == [m.span.of(article.text) for m in mentions]


def test_entities_are_numbered_by_their_first_mention(language):
    entities, mentions = entities_of(language, "Oslo wrote to Bergen. Bergen wrote to Oslo.")

    assert list(range(len(entities))) == [e.ordinal for e in entities]
    assert sorted(m.span for m in mentions) == [m.span for m in mentions]
    assert {m.form for m in mentions} <= set(EntityForm)
