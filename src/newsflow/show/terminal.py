"""A story in a terminal: reports, timeline, matched quotations, figures, differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsflow.show.sheet import (
    DifferenceLine,
    EventLine,
    Evidence,
    FigureLine,
    Letters,
    PairLine,
    Sheet,
    StoryLine,
    told_together,
)
from newsflow.show.theme import THEME
from newsflow.show.words import URGENT, counted, listed, mark_differences, plain, when

_COVERAGE = {"reported": "●", "alluded": "○", "absent": "·"}
_MAX_COLUMNS = 10
"""Reports that have a column of their own at 80 columns."""

_WIDE = 110
"""Columns from which two versions of an utterance stand beside each other."""

_MAX_LINES = 25
"""Figures, and differences that need no second look, before the rest is only counted."""


def render_stories(stories: tuple[StoryLine, ...]) -> RenderableType:
    """A list of stories: when, what, how much."""
    grid = _grid("fixed", "wide")
    for story in stories:
        counts = (
            (story.reports, "report"),
            (len(story.outlets), "outlet"),
            (story.events, "event"),
            (story.open_differences, "open difference"),
        )
        told = ", ".join(counted(number, noun) for number, noun in counts if number)
        grid.add_row(
            Text(when(story.first_on, story.last_on, "interval")),
            Text.assemble(
                (plain(story.label), "heading"),
                "\n",
                (f"{told} · {plain(listed(story.outlets))} · {story.story_id}", "aside"),
            ),
        )
    return grid


def render_sheet(sheet: Sheet) -> RenderableType:
    """Everything on one story, from the top down; any width from 60 columns on.

    Lines that carry sentences show them: `without_sentences` is for a quick look.
    """
    return Group(
        _title(sheet),
        *_part("Reports", sheet.reports, lambda: _reports(sheet)),
        *_part("Timeline", sheet.events, lambda: _timeline(sheet)),
        *_part("Same words in two reports", sheet.pairs, lambda: _pairs(sheet.pairs)),
        *_part("Figures", sheet.figures, lambda: _figures(sheet.figures)),
        *_part("Differences", sheet.differences, lambda: _differences(sheet.differences)),
        *_part("Ask next, in newsflow shell", sheet.next_questions, lambda: _questions(sheet)),
    )


def render_questions(questions: Sequence[tuple[str, str]]) -> RenderableType:
    """The questions that can be asked: an example in SQL, and its meaning."""
    return Group(
        *(
            Text.assemble((plain(example), "statement"), "\n    ", plain(meaning))
            for example, meaning in questions
        )
    )


def _title(sheet: Sheet) -> RenderableType:
    outlets = {report.outlet for report in sheet.reports}
    counts = f"{counted(len(sheet.reports), 'report')} by {counted(len(outlets), 'outlet')}"
    return Text.assemble(
        (plain(sheet.label), "heading"), "\n", (f"{counts} · story {sheet.story_id}", "aside")
    )


def _part(
    heading: str, lines: tuple[object, ...], body: Callable[[], RenderableType]
) -> Iterator[RenderableType]:
    yield Text()
    yield Text(heading, style="heading")
    yield Padding(body() if lines else Text("none", style="aside"), (0, 0, 0, 2))


def _grid(*columns: str) -> Table:
    """A table without lines; each column is named by how it takes its room."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in columns:
        if column == "wide":
            grid.add_column(ratio=1, overflow="fold")
        else:
            grid.add_column(no_wrap=column == "fixed", vertical="top")
    grid.expand = True
    return grid


def _reports(sheet: Sheet) -> RenderableType:
    grid = _grid("fixed", "fixed", "wide")
    for report in sheet.reports:
        day = when(report.published_on, report.published_on, "day")
        about = [report.relation] if report.relation else []
        if report.revisions > 1:
            about.append(f"{report.revisions} revisions")
        if report.words is not None:
            about.append(counted(report.words, "word"))
        if report.published_basis:
            about.append(f"day from: {report.published_basis}")
        grid.add_row(
            Text(report.letter, style="letter"),
            Text(day),
            Text.assemble(
                (plain(report.outlet), "heading"),
                f": {plain(report.headline)}\n",
                (plain(" · ".join(about)), "aside"),
            ),
        )
    return grid


def _timeline(sheet: Sheet) -> RenderableType:
    """Events that have a day or several tellers; of the others, only how many."""
    letters = [report.letter for report in sheet.reports]
    shown = [event for event in sheet.events if _is_told_well(event)]
    table = _columns(shown, letters) if len(letters) <= _MAX_COLUMNS else _lists(shown)
    left = len(sheet.events) - len(shown)
    return Group(table, *_rest(left, counted(left, "more event") + " of one report, without a day"))


def _is_told_well(event: EventLine) -> bool:
    tellers = [letter for letter, word in event.coverage if word == "reported"]
    return event.date_from is not None or len(tellers) > 1


def _rest(left: int, told: str) -> Iterator[RenderableType]:
    if left:
        yield Text(f"and {told}", style="aside")


def _columns(events: Sequence[EventLine], letters: Sequence[str]) -> RenderableType:
    grid = _grid("fixed", "wide", *("fixed" for _ in letters))
    grid.add_row("", "", *(Text(letter, style="letter") for letter in letters))
    for event in events:
        covered = dict(event.coverage)
        grid.add_row(
            Text(when(event.date_from, event.date_to, event.precision)),
            _event(event),
            *(Text(_COVERAGE[covered.get(letter, "absent")]) for letter in letters),
        )
    key = "  ".join(f"{mark} {word}" for word, mark in _COVERAGE.items())
    return Group(grid, Text(key, style="aside"))


def _lists(events: Sequence[EventLine]) -> RenderableType:
    """With more reports than columns fit, each event lists the letters of those that tell it."""
    grid = _grid("fixed", "wide")
    for event in events:
        told = [letter for letter, word in event.coverage if word == "reported"]
        alluded = [f"({letter})" for letter, word in event.coverage if word == "alluded"]
        grid.add_row(
            Text(when(event.date_from, event.date_to, event.precision)),
            Text.assemble(_event(event), "\n", (" ".join([*told, *alluded]), "letter")),
        )
    return grid


def _event(event: EventLine) -> Text:
    kind = event.type.lower().replace("_", " ")
    aside = kind if event.modality in {None, "actual"} else f"{kind}, {event.modality}"
    basis = event.date_basis if event.evidence else None
    return Text.assemble(
        plain(event.label),
        "  ",
        (aside, "aside"),
        (f"\nday: {plain(basis)}" if basis else "", "aside"),
        *_sentences(event.evidence),
    )


def _sentences(evidence: Sequence[Evidence]) -> Iterator[Text]:
    """Each on lines of its own, after the letters of the reports it stands in."""
    for letters, each in told_together(evidence):
        yield Text.assemble("\n", _letters(letters), "  ", plain(each.sentence))


def _pairs(pairs: tuple[PairLine, ...]) -> RenderableType:
    """Pairs whose words differ one by one; of those that do not, only how many."""
    differing = [pair for pair in pairs if pair.text_a != pair.text_b]
    return Group(*(part for pair in differing for part in _pair(pair)), *_verbatim(pairs))


def _pair(pair: PairLine) -> Iterator[RenderableType]:
    alike = "" if pair.similarity is None else f", {pair.similarity:.0%} alike"
    yield Text.assemble(
        (plain(pair.speaker or "speaker unknown"), "heading"),
        (f"  {pair.kind.replace('_', ' ')}{alike}", "aside"),
    )
    yield Padding(_SideBySide(pair), (0, 0, 0, 2))
    for sentence in _sentences(pair.evidence):
        yield Padding(sentence[1:], (0, 0, 0, 4))


class _SideBySide:
    """Two versions beside each other where there is room, else one below the other."""

    def __init__(self, pair: PairLine) -> None:
        self._pair = pair

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """Decide by the room that there is."""
        pair = self._pair
        text_a, text_b = mark_differences(pair.text_a, pair.text_b)
        if options.max_width >= _WIDE:
            grid = _grid("fixed", "wide", "fixed", "wide")
            grid.add_row(_letters(pair.a), text_a, _letters(pair.b), text_b)
        else:
            grid = _grid("fixed", "wide")
            grid.add_row(_letters(pair.a), text_a)
            grid.add_row(_letters(pair.b), text_b)
        yield grid


def _letters(letters: Letters) -> Text:
    return Text(" ".join(letters), style="letter")


def _verbatim(pairs: tuple[PairLine, ...]) -> Iterator[RenderableType]:
    same = Counter((*p.a, *p.b) for p in pairs if p.text_a == p.text_b)
    for letters, number in same.items():
        told = f" have {counted(number, 'utterance')} word for word alike"
        yield Text.assemble(_letters(tuple(sorted(letters))), told)


def _figures(figures: tuple[FigureLine, ...]) -> RenderableType:
    """By event, those that most reports give figures for first."""
    groups = [(event, list(lines)) for event, lines in groupby(figures, key=lambda f: f.event)]
    groups.sort(key=lambda group: (group[0] is None, -len(_tellers(group[1]))))
    grid, left = _grid("fixed", "wide"), len(figures)
    for event, lines in groups:
        if len(figures) - left + len(lines) > _MAX_LINES and left < len(figures):
            break
        left -= len(lines)
        grid.add_row("", Text(plain(event or "of no event"), style="heading"))
        for figure in lines:
            bound = "" if figure.bound == "exact" else figure.bound.replace("_", " ")
            asides = " · ".join(plain(each) for each in (bound, figure.attribution) if each)
            said = f"  {asides}" if asides else ""
            told = _sentences(figure.evidence)
            words = Text.assemble(plain(figure.words), (said, "aside"), *told)
            grid.add_row(_letters(figure.letters), words)
    return Group(grid, *_rest(left, counted(left, "more figure")))


def _tellers(figures: Sequence[FigureLine]) -> set[str]:
    return {letter for figure in figures for letter in figure.letters}


def _differences(differences: tuple[DifferenceLine, ...]) -> RenderableType:
    """What a reader must look at first, then the others as they come."""
    order = {verdict: place for place, verdict in enumerate(URGENT)}
    ranked = sorted(differences, key=lambda d: order.get(d.verdict, len(order)))
    urgent = sum(difference.verdict in order for difference in differences)
    shown = ranked[: max(urgent, _MAX_LINES)]
    left = len(ranked) - len(shown)
    parts = (part for difference in shown for part in _difference(difference))
    return Group(*parts, *_rest(left, counted(left, "more difference")))


def _difference(difference: DifferenceLine) -> Iterator[RenderableType]:
    style = f"verdict.{difference.verdict}"
    yield Text.assemble(
        (_verdict(difference), style if style in THEME.styles else "verdict"),
        (f"  {difference.kind.replace('_', ' ')}, {difference.severity}", "aside"),
    )
    grid = _grid("fixed", "wide")
    sides = (
        (difference.a, difference.text_a, difference.sentence_a),
        (difference.b, difference.text_b, difference.sentence_b),
    )
    for letters, words, sentence in sides:
        if words is not None:
            grid.add_row(_letters(letters), Text(plain(words)))
        if sentence is not None and sentence != words:
            grid.add_row("", Text(plain(sentence), style="aside"))
    grid.add_row("", Text(plain(difference.why), style="aside"))
    yield Padding(grid, (0, 0, 0, 2))


def _verdict(difference: DifferenceLine) -> str:
    """The verdict in words, with the report's letter where it names a side."""
    letters = {"only_in_a": difference.a, "only_in_b": difference.b}.get(difference.verdict)
    return f"only in {' '.join(letters)}" if letters else difference.verdict.replace("_", " ")


def _questions(sheet: Sheet) -> RenderableType:
    return Text("\n").join(Text(question, style="statement") for question in sheet.next_questions)
