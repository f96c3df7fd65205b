"""All mentions of one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsflow import language as languages
from newsflow.language import Language
from newsflow.mentions.anchors import find_anchor
from newsflow.mentions.entities import find_entities
from newsflow.mentions.event_answers import find_answers
from newsflow.mentions.event_parties import Parties
from newsflow.mentions.event_tolls import find_toll
from newsflow.mentions.events import find_events
from newsflow.mentions.figures import find_figures
from newsflow.mentions.open_events import find_open
from newsflow.mentions.quotes import find_quotes
from newsflow.mentions.reading import Reading, read_all
from newsflow.mentions.times import find_times
from newsflow.types import Article, Mentions, Toll

EXTRACTOR = "newsflow.mentions"
VERSION = "5"
"""Raised whenever the same article may give other mentions."""


def extract(article: Article, *, language: str | Language = "newsflow") -> Mentions:
    """Find what an article mentions. A pure function of the article.

    `language` names a pipeline or is a loaded one; raises `LanguageError` when it is missing.
    """
    return next(extract_all([article], language=language))


def extract_all(
    articles: Sequence[Article], *, language: str | Language = "newsflow"
) -> Iterator[Mentions]:
    """As `extract`, for a handful of articles at once, each as by itself, in less time."""
    pipeline = languages.load(language) if isinstance(language, str) else language
    for reading in read_all(articles, pipeline):
        yield _mentions(reading, pipeline)


def _mentions(reading: Reading, pipeline: Language) -> Mentions:
    article = reading.article
    anchor = find_anchor(article)
    entities, entity_mentions = find_entities(reading)
    times = find_times(reading, anchor)
    figures = find_figures(reading, times)
    quotes = find_quotes(reading, entities, entity_mentions)
    events, figures = find_events(
        reading, entities, entity_mentions, times, figures, quotes, anchor
    )
    return Mentions(
        report_id=article.report_id,
        revision_id=article.revision_id,
        extractor=EXTRACTOR,
        version=f"{VERSION}+{pipeline.version}",
        anchor=anchor,
        sentences=reading.sentences,
        entities=entities,
        entity_mentions=entity_mentions,
        times=times,
        figures=figures,
        quotes=quotes,
        events=events,
        answers=find_answers(reading, events, times, entities, entity_mentions, anchor),
        predicates=find_open(Parties(reading, entities, entity_mentions), events, quotes),
        toll=_toll(reading),
    )


def _toll(reading: Reading) -> Toll | None:
    found = find_toll(reading.sentences)
    return found if found.killed or found.injured else None
