"""Headlines of one story that present it in opposite lights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.made import difference
from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Word, read_words
from newsflow.stories.terms import stem
from newsflow.types import Difference, EntityId, Zone


def framing_differences(told: Sequence[Told], cast: Cast) -> Iterator[Difference]:
    """Each opposition once: the first headline of either side, which name somebody in common."""
    framed = [(report, frame) for report in told if (frame := _frame(report)) is not None]
    done = set()
    for number, (b, (what, side, word_b)) in enumerate(framed):
        for a, (other_what, other_side, word_a) in framed[:number]:
            opposed = what == other_what and side != other_side
            if opposed and what not in done and _named(a, cast) & _named(b, cast):
                done.add(what)
                yield _difference(a, word_a, b, word_b)


_Frame = tuple[str, str, Word]


def _frame(report: Told) -> _Frame | None:
    """The one light in which a headline puts its matter; none where it has two, or no such word."""
    heads = [s for s in report.mentions.sentences if s.zone is Zone.HEADLINE]
    words = [w for s in heads for w in read_words(s.text, s.span.start)]
    if any(word.term in {"not", "no", "never"} for word in words):
        return None
    found = [(*_frames()[word.term], word) for word in words if word.term in _frames()]
    return found[0] if found and len({each[:2] for each in found}) == 1 else None


def _named(report: Told, cast: Cast) -> frozenset[EntityId]:
    """Who and what the headline names."""
    heads = {s.ordinal for s in report.mentions.sentences if s.zone is Zone.HEADLINE}
    named = (m.entity for m in report.mentions.entity_mentions if m.sentence in heads)
    return frozenset(e for e in (cast.of(report, entity) for entity in named) if e is not None)


def _difference(a: Told, word_a: Word, b: Told, word_b: Word) -> Difference:
    sides = [r.whole_sentence(r.sentence_at(w.span.start)) for r, w in ((a, word_a), (b, word_b))]
    first, second = (w.span.of(r.article.text) for r, w in ((a, word_a), (b, word_b)))
    return difference(
        "framing",
        "differs",
        severity="medium",
        about=f"report:{a.article.report_id}",
        a=sides[0],
        b=sides[1],
        why=f"Headlines in opposite lights: {a.name} “{first}”, {b.name} “{second}”",
    )


@cache
def _frames() -> Mapping[str, tuple[str, str]]:
    folder = resources.files("newsflow.stories.link.lexicon")
    found: dict[str, tuple[str, str]] = {}
    for line in folder.joinpath("frames.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, words = line.split(":")
            what, side = head.split()
            for word in words.split():
                found |= dict.fromkeys(_forms(word), (what, side))
    return found


def _forms(word: str) -> set[str]:
    """A word of the lexicon as headlines may have it."""
    bare = word.removesuffix("e")
    changed = {f"{bare}ed", f"{bare}ing"} if word.endswith("e") else {f"{word}ed", f"{word}ing"}
    if word.endswith("y") and word[-2] not in "aeiou":
        changed |= {f"{word[:-1]}ied", f"{word[:-1]}y"}
    return {word, stem(f"{word}s"), stem(word), *changed}
