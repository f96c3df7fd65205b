"""The quotes suite: who said what, over attributions as PolNeAR annotates them.

A quotation of ours answers at most one of the gold's, the one it shares most with.
Content is compared as characters without punctuation and white space.
`direct_iou50`: intersection over union of the content at least one half, of our direct quotations.
`direct_speaker`: of those that cover more than 30 % of a gold content, the share whose speaker
overlaps the gold's source.
`direct_end2end`: content and speaker.
`speech_*`: the same over direct and mixed quotations and reported speech with a verb of saying.
What answers an attribution of another kind counts neither for nor against.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.mentions.entities import find_entities
from newsflow.mentions.quotes import find_quotes
from newsflow.mentions.reading import read
from newsflow.types import QuoteKind, QuoteMention
from tests.quality.bare import bare_article, read_rows
from tests.quality.core import Metric, percent_f1

_UNCOUNTED = frozenset(" \n\t\r.,;:!?\"“”‘’'«»()[]-–—")
_MARKED = 0.9
"""Share of the content in quotation marks from which PolNeAR's kind is `direct`."""
_SAYING = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|stat(?:e|es|ed|ing)|"
    r"announc(?:e|es|ed|ing)|not(?:e|es|ed|ing)|wr(?:ite|ites|ote|itten|iting)|tweet(?:s|ed|ing)?|"
    r"claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|insist(?:s|ed|ing)?|warn(?:s|ed|ing)?|"
    r"stress(?:es|ed|ing)?|emphasiz(?:e|es|ed|ing)|explain(?:s|ed|ing)?|suggest(?:s|ed|ing)?|"
    r"acknowledg(?:e|es|ed|ing)|admit(?:s|ted|ting)?|concede[sd]?|conceding|assert(?:s|ed|ing)?|"
    r"declare[sd]?|declaring|report(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|"
    r"contend(?:s|ed|ing)?|maintain(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|"
    r"pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|predict(?:s|ed|ing)?|"
    r"confirm(?:s|ed|ing)?|den(?:y|ies|ied|ying)|remark(?:s|ed|ing)?|comment(?:s|ed|ing)?|"
    r"observe[sd]?|continue[sd]?|conclude[sd]?|reveal(?:s|ed|ing)?|disclos(?:e|es|ed|ing)|"
    r"indicat(?:e|es|ed|ing)|complain(?:s|ed|ing)?|testif(?:y|ies|ied|ying)|call(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Verbs of saying, by which reported speech is told from reported thought in the gold."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content and source as sets of counted characters."""

    content: frozenset[int]
    source: frozenset[int]
    kind: str
    """The gold's, `speech` for reported speech with a verb of saying; of ours, direct or not."""


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs of gold and found attributions of one document."""

    pairs: tuple[tuple[Attribution, Attribution], ...]
    gold: int
    found: int


def measure(folder: Path) -> Iterator[Metric]:
    """Five figures for each set."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = read_rows(path)
        pairs = [(gold_of(row), found_in(row["text"])) for row in rows]
        for group, kinds in (("direct", {"direct"}), ("speech", {"direct", "mixed", "speech"})):
            mine = [(g, [a for a in f if group != "direct" or a.kind == group]) for g, f in pairs]
            halves = [match(g, f, kinds, overlap_of_union, 0.5) for g, f in mine]
            yield Metric(f"{path.stem}.{group}_iou50", _f1(halves, lambda _: True))
            if group == "direct":
                thirds = [match(g, f, kinds, coverage, 0.3) for g, f in mine]
                yield Metric(f"{path.stem}.direct_speaker", _speakers(thirds))
            yield Metric(f"{path.stem}.{group}_end2end", _f1(halves, _same_source))


def gold_of(row: dict[str, Any]) -> list[Attribution]:
    """The attributions of a document that have content."""
    out = []
    for a in row["attributions"]:
        if a["content"]:
            cue = " ".join(row["text"][s:e] for s, e in a["cue"])
            spoken = a["kind"] == "indirect" and _SAYING.search(cue)
            kind = "speech" if spoken else a["kind"]
            text = row["text"]
            out.append(
                Attribution(_characters(a["content"], text), _characters(a["source"], text), kind)
            )
    return out


def found_in(text: str) -> list[Attribution]:
    """What newsflow finds: quoted and reported words of one cue are one attribution."""
    reading = read(bare_article(text), languages.load())
    quotes = find_quotes(reading, *find_entities(reading))
    groups: dict[object, list[QuoteMention]] = {}
    for quote in quotes:
        groups.setdefault(quote.cue_span or quote.ordinal, []).append(quote)
    return [_attribution(group, text) for group in groups.values()]


def _attribution(quotes: list[QuoteMention], text: str) -> Attribution:
    content = _of(quotes, text)
    marked = _of([q for q in quotes if q.kind is not QuoteKind.INDIRECT], text)
    kind = "direct" if len(marked) >= _MARKED * len(content) else "reported"
    speakers = {q.speaker_span for q in quotes if q.speaker_span is not None}
    return Attribution(content, _characters([(s.start, s.end) for s in speakers], text), kind)


def _of(quotes: list[QuoteMention], text: str) -> frozenset[int]:
    return _characters([(s.span.start, s.span.end) for q in quotes for s in q.segments], text)


def _characters(spans: list[tuple[int, int]] | list[list[int]], text: str) -> frozenset[int]:
    return frozenset(i for s, e in spans for i in range(s, e) if text[i] not in _UNCOUNTED)


# ------------------------------------------------------------------ scoring


def overlap_of_union(gold: frozenset[int], found: frozenset[int]) -> float:
    """Intersection over union."""
    return len(gold & found) / len(gold | found)


def coverage(gold: frozenset[int], found: frozenset[int]) -> float:
    """Share of the gold that is found, above 30 % and not at it."""
    return len(gold & found) / len(gold) - 1e-7


def match(
    gold: list[Attribution],
    found: list[Attribution],
    kinds: set[str],
    likeness: Callable[[frozenset[int], frozenset[int]], float],
    least: float,
) -> Match:
    """Pair gold and found, the likest first, and leave out what answers other kinds."""
    scored = sorted(
        (
            (likeness(g.content, f.content), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.content & f.content
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for score, i, j in scored:
        if score >= least and -i not in chosen and -j not in chosen.values():
            chosen[-i] = -j
    others = frozenset(c for g in gold if g.kind not in kinds for c in g.content)
    ignored = {j for i, j in chosen.items() if gold[i].kind not in kinds}
    ignored |= {
        j
        for j, f in enumerate(found)
        if j not in chosen.values() and f.content and len(f.content & others) > len(f.content) / 2
    }
    pairs = tuple((gold[i], found[j]) for i, j in chosen.items() if gold[i].kind in kinds)
    return Match(pairs, sum(g.kind in kinds for g in gold), len(found) - len(ignored))


def _same_source(pair: tuple[Attribution, Attribution]) -> bool:
    gold, found = pair
    return bool(gold.source & found.source) or not (gold.source or found.source)


def _f1(matches: list[Match], counts: Callable[[tuple[Attribution, Attribution]], bool]) -> float:
    hits = sum(counts(pair) for m in matches for pair in m.pairs)
    return percent_f1(hits, sum(m.found for m in matches), sum(m.gold for m in matches))


def _speakers(matches: list[Match]) -> float:
    named = [pair for m in matches for pair in m.pairs if pair[0].source]
    return 100 * sum(map(_same_source, named)) / len(named) if named else 0.0
