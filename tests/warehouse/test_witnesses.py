"""Independent witnesses of an event: texts of their own and stated origins, not outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from newsflow.stories import link
from newsflow.types import Dateline, Report, Span
from newsflow.warehouse.witnesses import Witnesses
from tests.stories.made import Draft, made, together

DAY = date(2022, 6, 8)
SEIZED = "The harbour police seized the freighter Solveig off Orsa on Wednesday with all its crew."
WIRE = (
    SEIZED,
    "Her owners had been warned in May that the papers of the ship were no longer in order.",
)
OWN = (
    "On Wednesday officers of the harbour police seized a freighter near the island.",
    "Fishermen watched from the mole as the crew was brought ashore in two small boats.",
)
TAKEN = (
    SEIZED,
    "Fishermen watched from the mole as the crew was brought ashore in two small boats.",
    "A union speaker called for doctors, warm food and dry clothes for the men on board.",
    "Prices at the market of Orsa had already doubled over the winter, traders complain.",
)
CITED = ("The police seized a freighter, according to Northern Wire, on Wednesday off Orsa.",)


def _report(outlet: str, lines: Sequence[str], agency: str | None = None) -> Report:
    police = next(w for w in ("The harbour police", "the harbour police", "The police")
                  if any(w in line for line in lines))  # fmt: skip
    draft = Draft(
        outlet=outlet,
        day=DAY,
        lines=(f"News of the {outlet}", *lines),
        people={police: ("organization", "organization:police")},
        events=({"type": "COERCE", "trigger": "seized", "actor": police, "on": DAY},),
    )
    report = made(draft)
    if agency is None:
        return report
    span = Span(0, 4)
    line = Dateline(span=span, agency=agency, agency_span=span)
    return replace(report, article=replace(report.article, dateline=line))


def _citing(report: Report) -> Report:
    start = report.article.text.index("according to Northern Wire")
    span = Span(start, start + len("according to Northern Wire"))
    (event,) = report.mentions.events
    cited = replace(event, attribution=span.of(report.article.text), attribution_span=span)
    return replace(report, mentions=replace(report.mentions, events=(cited,)))


@pytest.mark.parametrize(
    ("reports", "names"),
    [
        ([_report("Northern Wire", WIRE), _report("Herald", OWN)], {"northern wire", "herald"}),
        ([_report("Northern Wire", WIRE), _report("Herald", WIRE, "Northern Wire")],
         {"northern wire"}),
        ([_report("Herald", WIRE), _report("Courier", WIRE)], {"courier"}),
        ([_report("Northern Wire", WIRE), _report("Herald", TAKEN)],
         {"northern wire"}),
        ([_report("Northern Wire", WIRE), _citing(_report("Herald", CITED))], {"northern wire"}),
        ([_report("Herald", CITED), _report("Northern Wire", WIRE)], {"herald", "northern wire"}),
    ],
    ids=["own texts", "copy", "copy of nobody named", "taken sentence", "cited", "not cited"],
)  # fmt: skip
def test_who_independently_tells_of_an_event(reports: list[Report], names: set[str]) -> None:
    story = link(together(*reports), reports)
    (event,) = (e for e in story.events if len(e.members) == 2)
    told = {report.article.revision_id: report for report in reports}

    assert Witnesses(story, told).of(event) == names
