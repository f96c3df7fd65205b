"""A story read from the warehouse for `newsflow.show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from string import ascii_uppercase

from newsflow.cli import lines
from newsflow.cli.lines import Letters
from newsflow.errors import InputError, WarehouseError
from newsflow.show import CopyLine, ReportLine, Sheet, StoryLine, merge_lines, nearest_originals
from newsflow.warehouse import Published

_QUESTIONS = ("timeline", "compare_quotes", "figures_of", "disagree", "matrix")
"""Asked next of a story, in this order."""


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
    about = (published, story_id, letters)
    ((label,),) = published.query("select label from stories where story_id = ?", story_id)
    copies = nearest_originals(lines.read_copies(*about))
    return Sheet(
        story_id=story_id,
        label=label,
        reports=tuple(_reports(*about, _relations(copies))),
        events=tuple(lines.read_events(*about)),
        pairs=merge_lines(lines.read_pairs(*about), "a", "b"),
        figures=merge_lines(lines.read_figures(*about), "letters"),
        differences=merge_lines(
            lines.read_differences(*about), "a", "b", first=("why", "sentence_a", "sentence_b")
        ),
        names=tuple(lines.read_names(*about)),
        origins=merge_lines(lines.read_origins(*about), "letters"),
        copies=copies,
        as_of=lines.moment_of(published),
        next_questions=_next_questions(published, story_id, label),
    )


def _letters(published: Published, story_id: str) -> Letters:
    ids = published.query("select report_id from story(?)", story_id).column("report_id")
    return dict(zip(ids, _alphabet(), strict=False))


def _alphabet() -> Iterator[str]:
    """A to Z, A1 to Z1, and so on."""
    for round_ in count():
        yield from (f"{letter}{round_ or ''}" for letter in ascii_uppercase)


def _reports(
    published: Published, story_id: str, letters: Letters, relations: Mapping[str, str]
) -> Iterator[ReportLine]:
    revisions: dict[str, int] = dict(
        published.query(
            "select report_id, count(*) from revisions"
            " where report_id in (select report_id from reports where story_id = ?) group by 1",
            story_id,
        ).rows
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
            relation=relations.get(letters[report_id]),
        )


def _relations(copies: Iterable[CopyLine]) -> dict[str, str]:
    """How a copy stands to its original, by the letter of the copy."""
    return {
        copy.copy: f"{'copy of' if copy.whole else 'copied in part from'} {copy.original}"
        for copy in copies
    }


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
