"""The clean suite: body, title, authors and date of pages beside what people noted.

A set is a folder with `gold.jsonl`: `html` names the page's file, or `page` holds a saved text.
Body: the article-extraction-benchmark's measure: multisets of 4-token shingles a page; precision is
the mean over pages with a prediction, recall over pages with a gold text, F1 of the two means.
`exact`: pages whose token sequences are equal.
The gold texts open with the standfirst, so ours do too.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

from newsflow.articles import clean
from newsflow.errors import PageError
from newsflow.types import Article, Zone
from tests.quality.bare import read_rows
from tests.quality.core import Metric, f1

Gold = dict[str, Any]
_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_SEPARATORS = re.compile(r"\s*(?:;|,|\||/|\n|\s&\s|\sand\s|\sund\s|\sy\s|\set\s)\s*", re.I)
_LEAD = re.compile(r"^(?:by|von|par|por|di|door|written by|text)[:\s]+", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """What newsflow makes of one page; empty for a refusal."""

    text: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    day: date | None = None


def measure(folder: Path) -> Iterator[Metric]:
    """The figures of every set below."""
    for gold_file in sorted(folder.glob("*/gold.jsonl")):
        rows = read_rows(gold_file)
        answers = [answer(gold_file.parent, row) for row in rows]
        for name, value in score(list(zip(rows, answers, strict=True))):
            yield Metric(f"{gold_file.parent.name}.{name}", 100 * value)


def answer(folder: Path, row: Gold) -> Answer:
    """Clean one page of a set."""
    body, media_type = page_of(folder, row)
    try:
        article = clean(body, url=row.get("url"), media_type=media_type)
    except PageError:
        return Answer()
    if not isinstance(article, Article):
        return Answer(title=article.title or "")
    stamp = article.published
    return Answer(
        text=text_of(article),
        title=article.headline or "",
        authors=tuple(author.name for author in article.authors),
        day=stamp.on.whole if stamp is not None else None,
    )


def page_of(folder: Path, row: Gold) -> tuple[bytes, str]:
    """The bytes of a page and what they are."""
    if "page" in row:
        return row["page"].encode(), "text/plain"
    path = folder / row["html"]
    body = path.read_bytes()
    return (gzip.decompress(body) if path.suffix == ".gz" else body), "text/html"


def text_of(article: Article) -> str:
    """Standfirst and body with its dateline, paragraph by paragraph."""
    blocks = article.spans(Zone.STANDFIRST, Zone.DATELINE, Zone.BODY)
    return "\n".join(block.span.of(article.text) for block in blocks)


def score(pairs: list[tuple[Gold, Answer]]) -> Iterator[tuple[str, float]]:
    """All figures of a set, 0–1; those without a gold page are left out."""
    texts = [(g["text"], a.text) for g, a in pairs if g.get("text") is not None]
    if texts:
        yield "body_f1", body_f1(texts)
        yield "exact", fmean(_TOKEN.findall(g) == _TOKEN.findall(a) for g, a in texts)
    titles = [(g["title"], a.title) for g, a in pairs if g.get("title")]
    if titles:
        yield "title", fmean(fold(g) == fold(a) for g, a in titles)
    named = [(names(g["authors"]), names(a.authors)) for g, a in pairs if g.get("authors")]
    if named:
        yield "authors", fmean(g == a for g, a in named)
    nobody = [names(a.authors) for g, a in pairs if g.get("authors") == []]
    if nobody:
        yield "author_false_alarms", fmean(bool(found) for found in nobody)
    days = [(day(g.get("date")), a.day) for g, a in pairs if day(g.get("date"))]
    if days:
        yield "date", fmean(g == a for g, a in days)


def body_f1(texts: list[tuple[str, str]]) -> float:
    """F1 of mean precision and mean recall over the pages' shingles."""
    precisions, recalls = [], []
    for gold, found in texts:
        want, have = shingles(gold), shingles(found)
        shared = (want & have).total()
        if have:
            precisions.append(shared / have.total())
        if want:
            recalls.append(shared / want.total())
    return f1(fmean(precisions or [0.0]), fmean(recalls or [0.0]))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The 4-token shingles of a text; a shorter text is one."""
    tokens = _TOKEN.findall(text)
    ends = range(max(1, len(tokens) - _SHINGLE + 1)) if tokens else range(0)
    return Counter(tuple(tokens[i : i + _SHINGLE]) for i in ends)


def fold(text: str) -> str:
    """Compatible characters, no case, no punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_TOKEN.findall(plain.replace("_", " ")))


def names(authors: object) -> set[str]:
    """The folded names in a list of authors, or in one string."""
    items = [authors] if isinstance(authors, str) else list(authors or ())  # type: ignore[call-overload]
    pieces = (_LEAD.sub("", piece.strip()) for item in items for piece in _SEPARATORS.split(item))
    bare = (
        "".join(c for c in unicodedata.normalize("NFKD", p) if not unicodedata.combining(c))
        for p in pieces
    )
    return {fold(name) for name in bare if fold(name)}


def day(value: object) -> date | None:
    """The calendar day a gold date opens with."""
    match = re.search(r"(\d{4})-(\d\d?)-(\d\d?)", str(value or ""))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
