"""Events as PLOVER records and as rows like GDELT's."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date

from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.mentions.event_export import Party, gdelt_rows, plover_records
from newsflow.types import Report
from tests.quality.bare import bare_article

_DAY = date(2021, 3, 9)


def report_of(text: str, language: Language) -> Report:
    article = replace(bare_article(text, _DAY), url="https://example.org/a")
    return Report(article=article, mentions=extract(article, language=language))


def test_an_attack_is_a_plover_record_with_parties_place_and_dead(language: Language):
    text = "Turkish troops attacked Syrian rebels in Aleppo on Monday, killing nine people."

    (found,) = plover_records(report_of(text, language))

    assert (found.date, found.event, found.actor, found.dead, found.injured) == (
        date(2021, 3, 8),
        "ASSAULT",
        (Party(text="Turkish troops", name="Turkey", country="TUR", sector="military"),),
        9,
        None,
    )
    assert found.recipient[0] == Party(
        text="Syrian rebels", name="Syria", country="SYR", sector="rebel"
    )
    assert (found.location, found.event_text) == ("Aleppo", text)


def test_a_meeting_is_one_row_with_both_sides_coded(language: Language):
    text = "The president of Peru met the Chilean foreign minister in Lima on Monday."

    (row,) = gdelt_rows(report_of(text, language))

    assert astuple(row)[1:14] == (
        20210308, "PERGOV", "The president of Peru", "PER", "GOV",
        "CHLGOV", "Chile", "CHL", "GOV", 1, "04", 1, 1.0,
    )  # fmt: skip
    assert (row.ActionGeo_FullName, row.ActionGeo_CountryCode) == ("Lima", "PER")
    assert row.SOURCEURL == "https://example.org/a"


def test_what_has_not_happened_is_a_record_with_its_modality_and_no_row(language: Language):
    report = report_of("Peru may attack Chile.", language)

    assert [r.modality for r in plover_records(report)] == ["possible"]
    assert list(gdelt_rows(report)) == []


def test_a_storm_is_no_plover_record(language: Language):
    report = report_of("An earthquake struck Izmir on Monday.", language)

    assert list(plover_records(report)) == []
