"""What looks like a difference and is none: a false one is worse than one that is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsflow.stories import link
from newsflow.types import Difference, QuoteKind, Report
from tests.stories.made import Draft, made, together

JUNE = date(2022, 6, 8)
_PEOPLE = {"Ivo Marek": ("person", "person:marek"), "Ulvik": ("place", "place:ulvik")}


def _kinds(kind: str, *reports: Report) -> list[Difference]:
    story = link(together(*reports), list(reports))
    return [difference for difference in story.differences if difference.kind == kind]


def _counted(
    outlet: str, line: str, words: str, value: int, *, unit: str, measure: str | None
) -> Report:
    """A report of a raid with one figure, in the words of its line."""
    report = made(
        Draft(
            outlet=outlet,
            day=JUNE,
            lines=("News", line),
            people=_PEOPLE,
            events=({"trigger": "raid", "target": "Ivo Marek", "place": "Ulvik", "on": JUNE},),
            figures=((words, value, unit, 0),),
        )
    )
    (figure,) = report.mentions.figures
    of = words.split(maxsplit=1)[-1]
    changed = replace(figure, measure=measure, object=of.removesuffix("s"))
    return replace(report, mentions=replace(report.mentions, figures=(changed,)))


_LINE = "In the raid on Ivo Marek in Ulvik soldiers burned {} to the ground."


@pytest.mark.parametrize(
    ("one", "other", "differences"),
    [
        ("14 boats", "16 boats", 1),
        ("14 boats", "14 boats", 0),
        ("14 white boats", "16 black boats", 0),
        ("14 white boats", "16 white boats", 1),
        ("14 boats", "2 of the boats", 0),
        ("14 boats", "2 more boats", 0),
        ("14 boats", "another 2 boats", 0),
    ],
)
def test_figures_of_one_event_differ_where_one_thing_is_counted(
    one: str, other: str, differences: int
) -> None:
    reports = [
        _counted(outlet, _LINE.format(words), words, value, unit="boat", measure=None)
        for outlet, words, value in (("Herald", one, 14), ("Courier", other, int(_number(other))))
    ]

    assert len(_kinds("figure", *reports)) == differences


def _number(words: str) -> str:
    return next(word for word in words.split() if word.isdigit())


def test_a_distance_is_compared_with_what_is_measured_alike_only() -> None:
    lines = (
        ("The raid on Ivo Marek in Ulvik began 10 km out at sea.", "10 km", 10),
        ("Planes of the navy flew 75 km to the raid on Ivo Marek in Ulvik.", "75 km", 75),
        ("The raid on Ivo Marek in Ulvik began 12 km out at sea.", "12 km", 12),
    )
    near, far, like = (
        _counted(f"Outlet {n}", line, words, value, unit="kilometre", measure=None)
        for n, (line, words, value) in enumerate(lines)
    )

    assert not _kinds("figure", near, far)
    assert [d.verdict for d in _kinds("figure", near, like)] == ["contradicts"]


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        (("6 children", 6, "child"), ("24 people", 24, "person"), []),
        (("6 children", 6, "child"), ("4 women", 4, "woman"), []),
        (("6 soldiers", 6, "soldier"), ("4 people", 4, "person"), ["differs"]),
        (("6 children", 6, "child"), ("5 children", 5, "child"), ["contradicts"]),
    ],
)
def test_some_of_the_dead_are_not_all_of_them(
    one: tuple[str, int, str], other: tuple[str, int, str], verdicts: list[str]
) -> None:
    reports = [
        _counted(
            outlet,
            f"In the raid on Ivo Marek in Ulvik {words} were killed.",
            words,
            value,
            unit=unit,
            measure="killed",
        )
        for outlet, (words, value, unit) in (("Herald", one), ("Courier", other))
    ]

    assert [difference.verdict for difference in _kinds("figure", *reports)] == verdicts


def _quoting(outlet: str, before: str, words: str, kind: QuoteKind) -> Report:
    report = made(
        Draft(
            outlet=outlet,
            day=JUNE,
            lines=("News", f"{before} {words}, Ivo Marek said."),
            people={"Ivo Marek": _PEOPLE["Ivo Marek"]},
            quotes=(("Ivo Marek", (words,)),),
        )
    )
    quotes = tuple(replace(quote, kind=kind) for quote in report.mentions.quotes)
    return replace(report, mentions=replace(report.mentions, quotes=quotes))


_CORE = "the harbour council betrayed every fisherman between Ulvik and Norheim"
_WHOLE = f"Bribed surveyors and cowardly inspectors helped while {_CORE}"


@pytest.mark.parametrize(
    ("kind", "words", "differences"),
    [
        (QuoteKind.DIRECT, _CORE, 1),
        (QuoteKind.PARTIAL, _CORE, 0),
        (QuoteKind.PARTIAL, _CORE.replace("betrayed every fisherman", "betrayed"), 0),
    ],
)
def test_what_stands_outside_a_quoted_piece_is_no_difference(
    kind: QuoteKind, words: str, differences: int
) -> None:
    reports = [
        _quoting("Herald", "Then he went on.", _WHOLE, QuoteKind.DIRECT),
        _quoting("Courier", "He complained that", words, kind),
    ]

    assert len(_kinds("quote_content", *reports)) == differences


@pytest.mark.parametrize(
    ("on", "differences"),
    [
        (date(2022, 5, 30), 1),
        ((date(2022, 5, 1), date(2022, 5, 31)), 1),
        (date(2001, 5, 30), 0),
    ],
)
def test_history_that_explains_the_news_is_left_out_by_nobody(
    on: date | tuple[date, date], differences: int
) -> None:
    event = {"type": "COERCE", "trigger": "arrested", "target": "Ivo Marek", "on": on}
    telling = made(
        Draft(
            outlet="Herald",
            day=JUNE,
            lines=("News", "Customs officers arrested Ivo Marek for smuggling cigarettes."),
            people={"Ivo Marek": _PEOPLE["Ivo Marek"]},
            events=(event,),
        )
    )
    silent = made(Draft(outlet="Courier", day=JUNE, lines=("Tides", "The regatta was postponed.")))

    assert len(_kinds("omission", telling, silent)) == differences
