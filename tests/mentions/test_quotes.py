"""Quotations: which words, by whom, told by whom."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from newsflow.language import Language
from newsflow.mentions.entities import find_entities
from newsflow.mentions.quote_drafts import QuoteRule
from newsflow.mentions.quotes import find_quotes
from newsflow.mentions.reading import read
from newsflow.types import QuoteMention
from tests.quality.bare import bare_article

_EXAMPLES = tomllib.loads(
    (Path(__file__).parents[1] / "examples" / "quotes.toml").read_text("utf-8")
)
_CASES = [
    pytest.param(example["rule"], case, id=f"{example['rule']}: {case['text'][:40]}")
    for example in _EXAMPLES["example"]
    for case in example["cases"]
]


def quotes_in(text: str, language: Language) -> tuple[QuoteMention, ...]:
    reading = read(bare_article(text, date(2021, 3, 9)), language)
    return find_quotes(reading, *find_entities(reading))


def segments(quote: QuoteMention) -> list[str]:
    return [segment.text for segment in quote.segments]


@pytest.mark.parametrize(("rule", "case"), _CASES)
def test_a_rule_reads_its_examples(rule: str, case: dict[str, str], language: Language):
    text = case["text"]
    found = {
        (q.rule, " | ".join(segments(q)), q.speaker_span and q.speaker_span.of(text))
        for q in quotes_in(text, language)
    }

    assert (rule, case["words"], case.get("speaker")) in found


@pytest.mark.parametrize("text", _EXAMPLES["none"]["texts"])
def test_words_that_nobody_says_are_no_quotation(text: str, language: Language):
    assert quotes_in(text, language) == ()


def test_every_rule_has_three_examples():
    counts = {example["rule"]: len(example["cases"]) for example in _EXAMPLES["example"]}

    assert {rule.value for rule in QuoteRule} == set(counts)
    assert min(counts.values()) >= 3


def test_a_quotation_over_two_paragraphs_is_one(language: Language):
    text = (
        '"The water came at night," Lund said. "We carried the children to the roof.\n\n'
        '"In the morning the street was gone."'
    )

    (quote,) = quotes_in(text, language)

    assert segments(quote) == [
        "The water came at night",
        "We carried the children to the roof.",
        "In the morning the street was gone.",
    ]


def test_a_quotation_whose_closing_mark_is_missing_ends_before_its_speaker(language: Language):
    text = '"Our neighbours are worried about the dam, the mayor of Tolna said on Monday.'

    (quote,) = quotes_in(text, language)

    assert (segments(quote), quote.unbalanced) == (
        ["Our neighbours are worried about the dam"],
        True,
    )


def test_the_speaker_of_a_pronoun_is_the_person_it_means(language: Language):
    text = 'Mayor Maria Lund toured the harbour. "The wall will hold," she said.'
    reading = read(bare_article(text), language)
    entities, mentions = find_entities(reading)

    (quote,) = find_quotes(reading, entities, mentions)

    assert quote.speaker is not None
    assert entities[quote.speaker].name == "Maria Lund"


def test_who_the_outlet_has_it_from_is_an_attribution_and_no_speaker(language: Language):
    text = "Prime Minister Jonas Holm said the dam was safe, the state news agency reported Monday."

    (quote,) = quotes_in(text, language)

    assert quote.attribution == "the state news agency reported Monday"
    assert segments(quote) == ["the dam was safe"]


def test_the_hearer_is_not_the_speaker(language: Language):
    text = 'Foreign Minister Maria Lund met Jonas Holm. "We will wait," Lund told Holm.'
    reading = read(bare_article(text), language)
    entities, mentions = find_entities(reading)

    (quote,) = find_quotes(reading, entities, mentions)

    assert quote.speaker is not None
    assert quote.addressee is not None
    assert [entities[e].name for e in (quote.speaker, quote.addressee)] == [
        "Maria Lund",
        "Jonas Holm",
    ]


def test_every_segment_is_where_it_says(language: Language):
    text = _EXAMPLES["example"][0]["cases"][1]["text"]

    for quote in quotes_in(text, language):
        assert quote.span.of(text) == quote.text
        assert all(s.span.of(text) == s.text for s in quote.segments)
