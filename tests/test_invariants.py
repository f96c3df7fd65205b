"""What holds for any input: offsets point at their words, and the same text reads the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsflow.articles import clean
from newsflow.errors import PageError
from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.types import Article, Mention, Mentions, Refusal, Span

SAMPLES = sorted((Path(__file__).parents[1] / "seeds" / "reports").iterdir())
MEDIA = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}

WORDS = st.sampled_from(
    [
        "Mayor", "Ines", "Duarte", "said", "on", "Monday", "that", "12", "“boats", "boats”", '"We',
        'know,"', "sank", "off", "Faro", "in", "May", "2019", "killing", "at", "least", "three",
        "people", ".", ",", "—", "the", "strike", "He", "told", "reporters", "’s", "U.S.", "Oct.",
        "31", "last", "week", "№", "\n\n", "…", "was", "shot", "by", "police", "1,200", "$3", "m",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def mentions_of(found: Mentions) -> Iterator[Mention]:
    yield from found.entity_mentions
    yield from found.times
    yield from found.figures
    yield from found.quotes
    yield from found.events


def assert_offsets_hold(article: Article, found: Mentions) -> None:
    for mention in mentions_of(found):
        assert mention.span.of(article.text) == mention.text
        assert 0 <= mention.sentence < len(found.sentences)
    for sentence in found.sentences:
        assert sentence.span.of(article.text) == sentence.text
    for before, after in pairwise(found.sentences):
        assert before.span.end <= after.span.start
    for quote in found.quotes:
        assert quote.span == Span(quote.segments[0].span.start, quote.segments[-1].span.end)
        assert all(s.span.of(article.text) == s.text for s in quote.segments)
    for event in found.events:
        assert all(a.span.of(article.text) == a.text for a in event.arguments)


def assert_zones_cover(article: Article) -> None:
    for before, after in pairwise(article.zones):
        assert before.span.end <= after.span.start
    inside = {i for zone in article.zones for i in range(zone.span.start, zone.span.end)}
    assert not [c for i, c in enumerate(article.text) if i not in inside and c.isalnum()]


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_offsets_point_at_their_words_in_every_sample(path: Path, language: Language):
    article = clean(path.read_bytes(), media_type=MEDIA[path.suffix])
    assert isinstance(article, Article)

    assert_zones_cover(article)
    assert_offsets_hold(article, extract(article, language=language))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_offsets_point_at_their_words_in_any_text(language: Language, text: str):
    article = clean("Boats sink off Faro\n\n" + text + "\n", media_type="text/plain")
    if isinstance(article, Refusal):
        return

    found = extract(article, language=language)

    assert_zones_cover(article)
    assert_offsets_hold(article, found)
    assert extract(article, language=language) == found


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=400), media=st.sampled_from(list(MEDIA.values())))
def test_any_bytes_are_an_article_a_refusal_or_no_page(body: bytes, media: str):
    try:
        first = clean(body, media_type=media)
    except PageError:
        return

    assert isinstance(first, Article | Refusal)
    assert clean(body, media_type=media) == first
