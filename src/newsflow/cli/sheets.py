"""A story read from the warehouse for `newsflow.show`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count
from string import ascii_uppercase

from newsflow.errors import InputError, WarehouseError
from newsflow.show import (
    DifferenceLine,
    EventLine,
    FigureLine,
    PairLine,
    ReportLine,
    Sheet,
    StoryLine,
    merge_lines,
)
from newsflow.warehouse import Published

_QUESTIONS = ("timeline", "compare_quotes", "figures_of", "disagree", "matrix")
"""Asked next of a story, in this order."""

Letters = Mapping[str, str]
"""The letter that stands for a report, by report id."""


def list_stories(published: Published, words: str) -> tuple[StoryLine, ...]:
    """All stories, the newest first; with words, those that match, the best first."""
    matching = "" if not words else "inner join story_matches(?) using (story_id, label)"
    order = "" if not words else "order by rank, stories.last_on desc nulls last, story_id"
    found = published.query(
        f"""
        select story_id, label, stories.reports, outlet_names, first_on, stories.last_on, events,
            open_differences
        from stories {matching} {order}
        """,
        *([words] if words else []),
    )
    return tuple(
        StoryLine(
            story_id=story_id,
            label=label,
            reports=reports,
            outlets=tuple(outlets),
            first_on=first_on,
            last_on=last_on,
            events=events,
            open_differences=differences,
        )
        for story_id, label, reports, outlets, first_on, last_on, events, differences in found
    )


def find_story(published: Published, words: str) -> str:
    """Id of the story that matches best; raises `InputError` when none does."""
    found = list_stories(published, words)
    if not found:
        raise InputError(
            "no story matches these words", key=words, advice="newsflow stories lists them all"
        )
    return found[0].story_id


def make_sheet(published: Published, story_id: str) -> Sheet:
    """Everything that is shown of one story."""
    letters = _letters(published, story_id)
    ((label,),) = published.query("select label from stories where story_id = ?", story_id)
    return Sheet(
        story_id=story_id,
        label=label,
        reports=tuple(_reports(published, story_id, letters)),
        events=tuple(_events(published, story_id, letters)),
        pairs=merge_lines(_pairs(published, story_id, letters), "a", "b"),
        figures=merge_lines(_figures(published, story_id, letters), "letters"),
        differences=merge_lines(_differences(published, story_id, letters), "a", "b"),
        next_questions=_next_questions(published, story_id, label),
    )


def _letters(published: Published, story_id: str) -> Letters:
    ids = published.query("select report_id from story(?)", story_id).column("report_id")
    return dict(zip(ids, _alphabet(), strict=False))


def _alphabet() -> Iterator[str]:
    """A to Z, A1 to Z1, and so on."""
    for round_ in count():
        yield from (f"{letter}{round_ or ''}" for letter in ascii_uppercase)


def _reports(published: Published, story_id: str, letters: Letters) -> Iterator[ReportLine]:
    relations = _relations(published, story_id, letters)
    revisions: dict[str, int] = dict(
        published.query("select report_id, count(*) from revisions group by 1").rows
    )
    found = published.query(
        "select report_id, outlet, published_on, published_basis, headline, words, url"
        " from story(?)",
        story_id,
    )
    for report_id, outlet, published_on, basis, headline, words, url in found:
        yield ReportLine(
            letter=letters[report_id],
            outlet=outlet,
            published_on=published_on,
            published_basis=basis,
            headline=headline or "no headline",
            words=words,
            url=url,
            revisions=revisions.get(report_id, 1),
            relation=relations.get(report_id),
        )


def _relations(published: Published, story_id: str, letters: Letters) -> dict[str, str]:
    words = {"copy": "copy of", "partial_copy": "copied in part from"}
    found = published.query("select report_a, report_b, verdict from copies_of(?)", story_id)
    return {
        second: f"{words[verdict]} {letters[first]}"
        for first, second, verdict in found
        if verdict in words and first in letters
    }


def _events(published: Published, story_id: str, letters: Letters) -> Iterator[EventLine]:
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for event_id, report_id, reported in published.query(
        """
        select event_id, report_id, bool_or(modality <> 'allusion')
        from event_mentions where story_id = ? and event_id is not null group by all
        """,
        story_id,
    ):
        told[event_id][report_id] = "reported" if reported else "alluded"
    found = published.query(
        "select event_id, date_from, date_to, precision, type, label, modality from timeline(?)",
        story_id,
    )
    for event_id, date_from, date_to, precision, kind, label, modality in found:
        yield EventLine(
            date_from=date_from,
            date_to=date_to,
            precision=precision,
            type=kind,
            label=label,
            modality=modality,
            coverage=tuple(
                (letter, told[event_id].get(report_id, "absent"))
                for report_id, letter in letters.items()
            ),
        )


def _pairs(published: Published, story_id: str, letters: Letters) -> Iterator[PairLine]:
    by_outlet = _letters_of_outlets(published, story_id, letters)
    found = published.query(
        "select speaker, kind, similarity, outlet_a, text_a, outlet_b, text_b"
        " from compare_quotes(?)",
        story_id,
    )
    for speaker, kind, similarity, outlet_a, text_a, outlet_b, text_b in found:
        yield PairLine(
            speaker=speaker,
            kind=kind,
            similarity=similarity,
            a=by_outlet[outlet_a],
            b=by_outlet[outlet_b],
            text_a=text_a,
            text_b=text_b,
        )


def _letters_of_outlets(
    published: Published, story_id: str, letters: Letters
) -> dict[str, tuple[str, ...]]:
    """An outlet's report; all of them when it has several in this story."""
    found = published.query("select outlet_id, report_id from reports where story_id = ?", story_id)
    by_outlet: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for outlet_id, report_id in found:
        by_outlet[outlet_id] += (letters[report_id],)
    return by_outlet


def _figures(published: Published, story_id: str, letters: Letters) -> Iterator[FigureLine]:
    found = published.query(
        """
        select event, text, measure, report_id, attribution from figures
        where story_id = ? and repeats is null
        order by event is null, date_from nulls last, event, measure, object, report_id, span_start
        """,
        story_id,
    )
    for event, text, measure, report_id, attribution in found:
        counted = measure if measure and measure not in text.lower() else None
        yield FigureLine(
            event=event,
            words=f"{text} {counted}" if counted else text,
            letters=(letters[report_id],),
            attribution=attribution,
        )


def _differences(published: Published, story_id: str, letters: Letters) -> Iterator[DifferenceLine]:
    found = published.query(
        """
        select kind, verdict, severity, report_a, report_b, text_a, text_b, why
        from differences where story_id = ?
        order by severity_rank(severity), kind, difference_id
        """,
        story_id,
    )
    for kind, verdict, severity, report_a, report_b, text_a, text_b, why in found:
        yield DifferenceLine(
            kind=kind,
            verdict=verdict,
            severity=severity,
            a=_known(letters, report_a),
            b=_known(letters, report_b),
            text_a=text_a,
            text_b=text_b,
            why=why,
        )


def _known(letters: Letters, report_id: str | None) -> tuple[str, ...]:
    return (letters[report_id],) if report_id is not None and report_id in letters else ()


def _next_questions(published: Published, story_id: str, label: str) -> tuple[str, ...]:
    name = _short_name(published, story_id, label).replace("'", "''")
    return tuple(f"FROM {question}('{name}');" for question in _QUESTIONS)


def _short_name(published: Published, story_id: str, label: str) -> str:
    """A word of the label that names this story and no other, best a name; else its id."""
    words = [word.strip("\"'“”‘’.,;:!?()[]") for word in label.split()]
    bare = [word for word in words[1:] if word.isalpha()]
    for word in sorted(bare, key=lambda word: (word.islower(), -len(word))):
        if _names(published, word) == [story_id]:
            return word.lower()
    return story_id


def _names(published: Published, word: str) -> list[str]:
    try:
        return list(
            published.query("select story_id from story_matches(?)", word).column("story_id")
        )
    except WarehouseError:
        return []
