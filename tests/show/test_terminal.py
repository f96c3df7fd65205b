"""A story in a terminal, at the two usual widths."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from newsflow.show import (
    DifferenceLine,
    EventLine,
    FigureLine,
    PairLine,
    ReportLine,
    Sheet,
    merge_lines,
    render_sheet,
    without_sentences,
)
from newsflow.show.theme import THEME
from tests.show.sheets import STORY

_REPORT = ReportLine(
    letter="A",
    outlet="Harbour Gazette",
    published_on=date(2024, 3, 5),
    published_basis="date line",
    headline="Ferry runs aground",
    words=120,
    url=None,
)
_SHEET = Sheet(
    story_id="00ff",
    label="Ferry runs aground near Lerwick",
    reports=(
        _REPORT,
        replace(
            _REPORT,
            letter="B",
            outlet="Isle Post",
            headline="Ferry on the rocks",
            revisions=2,
            relation="copy of A",
            published_basis=None,
        ),
    ),
    events=(
        EventLine(
            date_from=date(2024, 3, 5),
            date_to=date(2024, 3, 5),
            precision="day",
            type="ACCIDENT",
            label="Ferry runs aground",
            modality="actual",
            coverage=(("A", "reported"), ("B", "alluded")),
        ),
        EventLine(
            date_from=None,
            date_to=None,
            precision="unknown",
            type="CONSULT",
            label="Captains confer",
            modality="possible",
            coverage=(("A", "reported"), ("B", "alluded")),
        ),
    ),
    pairs=(
        PairLine(
            speaker="Ada Moar",
            kind="translation_variant",
            similarity=0.8,
            a=("A", "C"),
            b=("B",),
            text_a="We felt a blow",
            text_b="We felt a knock",
        ),
        PairLine(
            speaker="Ada Moar",
            kind="verbatim",
            similarity=1.0,
            a=("A",),
            b=("C",),
            text_a="Then we prayed",
            text_b="Then we prayed",
        ),
    ),
    figures=(
        FigureLine(
            event="Ferry runs aground",
            words="12 injured",
            letters=("A", "B"),
            attribution="according to the coastguard",
        ),
    ),
    differences=(
        DifferenceLine(
            kind="quote_wording",
            verdict="variant",
            severity="low",
            a=("A",),
            b=("B",),
            text_a="blow",
            text_b="knock",
            why="two translations",
        ),
        DifferenceLine(
            kind="figure",
            verdict="contradicts",
            severity="high",
            a=("A",),
            b=(),
            text_a="12 injured",
            text_b=None,
            why="one event, two numbers",
        ),
    ),
    next_questions=("FROM timeline('ferry');",),
)

_AT_80 = """\
Ferry runs aground near Lerwick
2 reports by 2 outlets · story 00ff

Reports
  A  5 Mar 2024  Harbour Gazette: Ferry runs aground
                 120 words · day from: date line
  B  5 Mar 2024  Isle Post: Ferry on the rocks
                 copy of A · 2 revisions · 120 words

Timeline
                                                                            A  B
  5 Mar 2024  Ferry runs aground  accident                                  ●  ○
  ● reported  ○ alluded  · absent
  and 1 more event of one report, without a day

Same words in two reports
  Ada Moar  translation variant, 80% alike
    A C  We felt a [blow]
    B    We felt a [knock]
  A C have 1 utterance word for word alike

Figures
       Ferry runs aground
  A B  12 injured  according to the coastguard

Differences
  contradicts  figure, high
    A  12 injured
       one event, two numbers
  variant  quote wording, low
    A  blow
    B  knock
       two translations

Ask next, in newsflow shell
  FROM timeline('ferry');
"""


def _shown(sheet: Sheet, width: int, *, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, theme=THEME, force_terminal=colour, highlight=False
    )
    with console.capture() as captured:
        console.print(render_sheet(sheet))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def test_a_story_is_shown_side_by_side() -> None:
    assert _shown(_SHEET, 80) == _AT_80


def test_each_line_shows_its_sentences_when_it_has_them() -> None:
    shown = _shown(STORY, 80)

    assert (
        "              day: the weekday before publication\n"
        "              A  Ferry runs aground, said A.\n"
        "              B  Ferry runs aground, said B.\n"
    ) in shown
    assert '    A B  blow\n         "We felt a blow," she said.\n' in shown
    assert "said A." not in _shown(without_sentences(STORY), 80)


def test_two_versions_stand_beside_each_other_where_there_is_room() -> None:
    beside = [line.split() for line in _shown(STORY, 120).splitlines()]

    assert ["A", "B", "We", "felt", "a", "[blow]", "C", "We", "felt", "a", "[knock]"] in beside


def test_a_bound_is_told() -> None:
    assert "  A  At least 12 injured  at least\n" in _shown(without_sentences(STORY), 80)


def test_a_long_story_shows_what_matters_and_counts_the_rest() -> None:
    (figure,), (low, high) = _SHEET.figures, _SHEET.differences
    lone = [replace(figure, event=f"event {n}", letters=("A",)) for n in range(40)]
    many = [replace(low, text_a=f"word {n}") for n in range(40)]
    shown = _shown(
        replace(_SHEET, figures=(*lone, figure), differences=(*many, high)), 80
    ).splitlines()

    assert shown[shown.index("Figures") + 1] == "       Ferry runs aground"
    assert "  and 16 more figures" in shown
    assert shown[shown.index("Differences") + 1] == "  contradicts  figure, high"
    assert "  and 16 more differences" in shown


def test_a_verdict_on_one_side_names_its_report() -> None:
    difference = replace(_SHEET.differences[1], verdict="only_in_a", a=("A", "C"))
    shown = _shown(replace(_SHEET, differences=(difference,)), 80)

    assert "  only in A C  figure, high\n    A C  12 injured\n" in shown


def test_what_a_copy_repeats_is_one_line_with_two_letters() -> None:
    (pair, *_), (figure,) = _SHEET.pairs, _SHEET.figures
    again = replace(pair, a=("D",))

    assert merge_lines([pair, again], "a", "b") == (replace(pair, a=("A", "C", "D")),)
    assert merge_lines([figure, replace(figure, words="13 injured")], "letters") == (
        figure,
        replace(figure, words="13 injured"),
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in _shown(_SHEET, width).splitlines()) <= width


def test_a_story_of_many_reports_lists_who_tells_an_event() -> None:
    letters = "ABCDEFGHIJKLMNOP"
    reports = tuple(replace(_REPORT, letter=letter) for letter in letters)
    coverage = (*((letter, "reported") for letter in letters[:3]), ("D", "alluded"))
    event = replace(_SHEET.events[0], coverage=coverage)
    shown = _shown(replace(_SHEET, reports=reports, events=(event,)), 80)

    assert "  5 Mar 2024  Ferry runs aground  accident\n              A B C (D)\n" in shown


def test_what_is_empty_says_so() -> None:
    shown = _shown(Sheet(story_id="1", label="Ferry", reports=(_REPORT,)), 80)

    assert "Differences\n  none\n" in shown


def test_a_hostile_headline_stays_text() -> None:
    report = replace(_REPORT, headline="[red]x[/red] \x1b]0;owned\x07 \u202e")

    assert "\x1b" not in _shown(replace(_SHEET, reports=(report,)), 80)
