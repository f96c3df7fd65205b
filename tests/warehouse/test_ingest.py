"""Articles read by the real pipeline."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

import pytest

from newsflow import mentions
from newsflow.language import Language
from newsflow.types import Article, Mentions
from newsflow.warehouse import Appended, Warehouse
from tests.warehouse.builders import HERALD, POST, RUN, article

pytestmark = pytest.mark.slow

ARTICLES = (article(POST), article(HERALD))
_extract = mentions.extract


def test_articles_are_read_assigned_and_linked(warehouse: Warehouse) -> None:
    ingested = warehouse.ingest(ARTICLES, run=RUN)

    assert ingested.appended == Appended(given=2, added=2)
    assert warehouse.query("select reports, outlets from stories").rows == ((2, 2),)
    assert len(ingested.stories) == 1
    assert warehouse.query("select distinct speaker from quotes").rows == (("Olga Ivanova",),)
    assert warehouse.check() == ()


def test_what_was_read_before_is_not_read_again(warehouse: Warehouse) -> None:
    warehouse.ingest(ARTICLES, run=RUN)

    with mock.patch.object(mentions, "extract", side_effect=AssertionError("read again")):
        ingested = warehouse.ingest(ARTICLES, run=RUN)

    assert ingested.appended == Appended(given=2, unchanged=2)


def test_a_newer_extractor_reads_every_kept_text_again(warehouse: Warehouse) -> None:
    warehouse.ingest(ARTICLES, run=RUN)
    with (
        mock.patch.object(mentions, "VERSION", "99"),
        mock.patch.object(mentions, "extract", _newer),
    ):
        ingested = warehouse.reprocess(run=RUN)
        again = warehouse.reprocess(run=RUN)

    assert ingested.appended == Appended(given=2, reread=2)
    assert again.appended == Appended(given=2, unchanged=2)
    assert warehouse.query(
        "select count(*), count(distinct report_id) from kept.extractions"
    ).rows == ((4, 2),)
    assert warehouse.query("from stale").rows == ()
    assert warehouse.check() == ()


def _newer(told: Article, *, language: Language) -> Mentions:
    return replace(_extract(told, language=language), version=f"99+{language.version}")
