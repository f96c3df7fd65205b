"""What reading a report costs, stage by stage: clean, split and parse, each kind of mention."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.articles import clean
from newsflow.mentions.anchors import find_anchor
from newsflow.mentions.entities import find_entities
from newsflow.mentions.event_answers import find_answers
from newsflow.mentions.event_parties import Parties
from newsflow.mentions.event_tolls import find_toll
from newsflow.mentions.events import find_events
from newsflow.mentions.figures import find_figures
from newsflow.mentions.open_events import find_open
from newsflow.mentions.quotes import find_quotes
from newsflow.mentions.reading import read
from newsflow.mentions.times import find_times
from newsflow.types import Article

Row = tuple[str, str, str, str]

_DETAILS = ("entities", "times", "figures", "quotes")
_FIRST = (
    "Ferry hits pier in Lerwick, two hurt\n\n"
    'LERWICK, May 3 - Two people were hurt on Monday when a ferry hit a pier. "It was fog," the '
    "harbour master, Magnus Isbister, told the Northern Bulletin. He said the ship was due at 6."
)
"""A report that makes every word table load before the clock starts."""


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Reports per CPU-second of each stage over the incidents stream, and their shares."""
    rows = (data / "incidents" / "docs.jsonl").read_text("utf-8").split("\n")[:limit]
    texts = [_text(json.loads(row)) for row in rows]
    started = time.process_time()
    language = languages.load()
    yield "pipeline", "load", f"{time.process_time() - started:.2f}", "CPU s"
    started = time.process_time()
    _stages(_FIRST, language, defaultdict(float))
    yield "tables", "load", f"{time.process_time() - started:.2f}", "CPU s"
    spent: dict[str, float] = defaultdict(float)
    for text in texts:
        _stages(text, language, spent)
    whole = sum(spent.values())
    details = sum(spent[stage] for stage in _DETAILS)
    yield "details", "reports", f"{len(texts) / details:.0f}", "per CPU s"
    for stage, seconds in spent.items():
        yield stage, "reports", f"{len(texts) / seconds:.0f}", "per CPU s"
        yield stage, "share", f"{100 * seconds / whole:.1f}", "%"
    yield "all", "reports", f"{len(texts) / whole:.1f}", "per CPU s"


def _text(row: dict[str, str]) -> str:
    return f"{row.get('title') or ''}\n\n{row.get('dct') or ''}\n\n{row['text']}"


def _stages(text: str, language: languages.Language, spent: dict[str, float]) -> None:
    def timed(stage: str, step: Callable[..., Any], *given: Any) -> Any:
        started = time.process_time()
        found = step(*given)
        spent[stage] += time.process_time() - started
        return found

    article = timed("clean", lambda: clean(text, media_type="text/plain"))
    if not isinstance(article, Article):
        return
    anchor = find_anchor(article)
    reading = timed("sentences and trees", read, article, language)
    timed("clauses", lambda: (reading.clauses, reading.nominals))
    entities, mentions = timed("entities", find_entities, reading)
    times = timed("times", find_times, reading, anchor)
    figures = timed("figures", find_figures, reading, times)
    quotes = timed("quotes", find_quotes, reading, entities, mentions)
    events, _ = timed(
        "events", find_events, reading, entities, mentions, times, figures, quotes, anchor
    )
    timed("main event", find_answers, reading, events, times, entities, mentions, anchor)
    timed("open clauses", find_open, Parties(reading, entities, mentions), events, quotes)
    timed("toll", find_toll, reading.sentences)
