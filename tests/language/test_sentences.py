from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.language import split_sentences
from newsflow.types import Span

TEXTS = {
    "full stops, question and exclamation marks": (
        "Snow fell on Ankara. Why there? Nobody knew! Then it thawed.",
        ["Snow fell on Ankara.", "Why there?", "Nobody knew!", "Then it thawed."],
    ),
    "titles and initials": (
        "Gen. A. B. Cole met Mr. Ruiz and Lt. Col. Ito. Dr. Weiss stayed away.",
        ["Gen. A. B. Cole met Mr. Ruiz and Lt. Col. Ito.", "Dr. Weiss stayed away."],
    ),
    "months before days": (
        "The vote is on Sept. 9. It was due on Aug. 2 at No. 5 Dock Road.",
        ["The vote is on Sept. 9.", "It was due on Aug. 2 at No. 5 Dock Road."],
    ),
    "an abbreviation ends a sentence before a word that opens one": (
        "She left the U.S. The U.S. Navy stayed until 4 p.m. Then it sailed.",
        ["She left the U.S.", "The U.S. Navy stayed until 4 p.m.", "Then it sailed."],
    ),
    "an abbreviation ends none before a small letter": (
        "It struck at 4 p.m. on Monday. The U.S. and the U.N. in turn sent aid.",
        ["It struck at 4 p.m. on Monday.", "The U.S. and the U.N. in turn sent aid."],
    ),
    "companies": (
        "It bought Dune Co. Ltd. In May it sold Reed Inc. shares.",
        ["It bought Dune Co. Ltd.", "In May it sold Reed Inc. shares."],
    ),
    "quotation marks stay with their sentence": (
        "“We will stay.” She paused. “For a year,” she said. ‘Good.’ He left.",
        ["“We will stay.”", "She paused.", "“For a year,” she said.", "‘Good.’", "He left."],
    ),
    "a question in quotation marks goes on with its verb of saying": (
        '"Where is it?" Ana Ruiz asked. "Here!" said Tom.',
        ['"Where is it?" Ana Ruiz asked.', '"Here!" said Tom.'],
    ),
    "an ellipsis ends a sentence before a capital only": (
        "They spared no one… Then came rain. It was… odd, and so... we left.",
        ["They spared no one…", "Then came rain.", "It was… odd, and so... we left."],
    ),
    "a decimal point, a domain and a version end nothing": (
        "It rose 3.5 percent on example.org. Version 2.0 is out.",
        ["It rose 3.5 percent on example.org.", "Version 2.0 is out."],
    ),
    "sentences in brackets": (
        "It sank. (Nobody was hurt.) The crew swam.",
        ["It sank.", "(Nobody was hurt.)", "The crew swam."],
    ),
    "a reference after the stop stays with it": (
        "The dam held.[3] Water rose.",
        ["The dam held.[3]", "Water rose."],
    ),
    "paragraphs, bullets and numbered points": (
        "Three aims\n\n• Peace\n• Bread\n\n1. First go\n2. Then stay",
        ["Three aims", "• Peace", "• Bread", "1. First go", "2. Then stay"],
    ),
    "a hard wrap is no end": ("The river\nrose again.", ["The river\nrose again."]),
    "small letters after a plain word": (
        "we waited there. nobody came! e.g. the mayor.",
        ["we waited there.", "nobody came!", "e.g. the mayor."],
    ),
    "a dateline with its agency": (
        "TUNIS (Reuters) - Rain fell on Sfax.",
        ["TUNIS (Reuters) -", "Rain fell on Sfax."],
    ),
    "addresses one after another": (
        "https://example.org/a http://example.org/b",
        ["https://example.org/a", "http://example.org/b"],
    ),
    "no space after the stop": (
        "The fire spread.The wind rose, they say.",
        ["The fire spread.", "The wind rose, they say."],
    ),
}


@pytest.mark.parametrize(("text", "sentences"), TEXTS.values(), ids=TEXTS.keys())
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text, Span(0, len(text)))] == sentences


def test_only_the_span_asked_for_is_split() -> None:
    text = "One. Two. Three."
    assert split_sentences(text, Span(5, 9)) == [Span(5, 9)]


@given(st.text(alphabet="aB .!?…\"”(\n1'", max_size=60))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert all(a.end <= b.start for a, b in pairwise(spans))
