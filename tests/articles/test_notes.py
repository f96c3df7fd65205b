"""Every rule for notes has three examples; below stand paragraphs that are none."""

from __future__ import annotations

import pytest

from newsflow.articles import clean
from newsflow.articles.lines import count_words
from newsflow.articles.notes import NOTES, find_note, is_credited
from newsflow.types import Article

EXAMPLES = {
    "newsletter": [
        "Sign up for our morning newsletter and read the best of the coast.",
        "Get the day's top stories delivered to your inbox.",
        "Subscribe to The Ferry, our weekly newsletter, here.",
        "Contact me with news and offers from other papers of the house",
        "Be the first to get breaking news from the coast",
        "after newsletter promotion",
        "Mit unserem Newsletter sind Sie jeden Morgen kostenlos informiert.",
    ],
    "consent": [
        "We use cookies to improve your experience on our website.",
        "This cookie is set by the consent plugin.",
        "Manage your privacy and cookie settings.",
        "An dieser Stelle steht ein externer Inhalt, der unseren Artikel ergänzt.",
    ],
    "commission": [
        "We may earn a commission if you buy through our links.",
        "This page contains affiliate links.",
        "The paper could receive compensation for purchases.",
    ],
    "appeal": [
        "Please support our independent journalism today.",
        "Give as little as $3 a month.",
        "Become a member and help the Harbour Times.",
        "We believe that everyone needs honest journalism from the islands.",
        "Our newsroom continues to bring you investigations of the port.",
    ],
    "player": [
        "Sorry, this video has failed to load.",
        "Please enable JavaScript to watch.",
        "Listen to this article",
        "To revisit this article, open your profile.",
        "Click to share on Harbour (Opens in new window)",
    ],
    "subscribers only": [
        "This content is reserved for subscribers",
        "Already a subscriber? Log in.",
        "Unlimited digital access to every story",
        "La suite est réservée aux abonnés.",
    ],
    "syndicated from": [
        "This story originally appeared in The Quay Review.",
        "Read the original article on Harbour.",
        "Republished from The Quay Review with permission.",
        "First published in The Quay Review.",
        "Republish this article",
    ],
    "disclaimer": [
        "© 2019 The Harbour Times. All rights reserved.",
        "The views expressed in this column are the author's.",
        "Disclaimer: prices may have changed.",
    ],
    "invitation": [
        "What do you think? Let us know in the comments.",
        "Click here to see the map",
        "Have a tip? Email the newsroom.",
        "Look back on the year with us! Click here",
        "Get in touch with our news desk by writing to the harbour office.",
        "For more stories like this, see our coast page.",
    ],
    "follow": [
        "Follow her on Twitter @analopes",
        "Ana Lopes can be reached at ana@example.org.",
        "Contact the reporter at ana@example.org",
    ],
    "in print": [
        "It will appear in print on Sunday.",
        "This story is from the March issue.",
        "Printed in the New York edition of the paper.",
    ],
    "contributed": [
        "Piet de Vries contributed to this report.",
        "Lopes reported from Faro.",
        "Additional reporting by Li Wei",
        "– Additional reporting from Lusa",
        "This episode was produced by Ana Lopes and edited by Piet de Vries.",
    ],
    "editor's note": [
        "Editor's note: names were changed.",
        "EDITORS’ NOTE — this is a series.",
        "Note to readers: the map is new.",
    ],
    "correction": [
        "Correction: an earlier text misspelled the harbour's name.",
        "A previous version of this article gave the wrong day.",
        "This story has been updated with a statement by the mayor.",
    ],
    "about the author": [
        "Ana Lopes is a senior reporter at The Harbour Times.",
        "Piet de Vries covers ports as a correspondent.",
        "About the author",
    ],
}

NONE = [
    "The council voted to close the bridge for two weeks in March.",
    "“We will not sign up to a bad deal,” the minister said on Monday.",
    "Police said they had received 12 calls about the fire.",
    "The commission will publish its report on the ferry disaster in May.",
    "She followed him on the boat and they were rescued near Faro.",
    "The bank reported from its offices that profits had doubled, as analysts had expected.",
    "The first published list of the missing had 61 names, the harbour office said.",
    "The external content of the crates was water, and customs will display their data in May.",
    "He supported the strike, which ended after nine days.",
    "“We believe that everyone needs a doctor within an hour,” the mayor of Horta said.",
    "The shop opens in new rooms near the harbour in May, its owner told the local radio.",
]


def test_every_rule_has_three_examples():
    assert {note.name for note in NOTES} == set(EXAMPLES)
    assert all(len(texts) >= 3 for texts in EXAMPLES.values())


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, ts in EXAMPLES.items() for t in ts])
def test_a_note_is_known_by_its_rule(name, text):
    rule = next(note for note in NOTES if note.name == name)

    assert any(cue in text.lower() for cue in rule.cues)
    assert rule.pattern.search(text)
    assert find_note(text, count_words(text), last=True) is not None


@pytest.mark.parametrize("text", NONE)
def test_news_is_no_note(text):
    assert find_note(text, count_words(text), last=False) is None


def test_a_long_paragraph_is_no_note_whatever_it_mentions():
    text = "Subscribe to our newsletter. " + "The ferry sank in the night off the coast. " * 12

    assert find_note(text, count_words(text), last=True) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fishermen mend nets in Faro. (AP)", True),
        ("Fishermen mend nets. Photo: Ana Lopes", True),
        ("Fishermen mend nets © Ana Lopes", True),
        ("Fishermen mended their nets (and sang).", False),
    ],
)
def test_a_caption_ends_with_who_made_the_picture(text, expected):
    assert is_credited(text, count_words(text)) is expected


def test_a_correction_at_the_end_of_a_page_is_read_from_it():
    page = """<html><body><article><h1>Ferry runs aground off Horta</h1>
    <p>The ferry Santa Clara ran aground on Sunday with 61 people on board, the port said.</p>
    <p>Nobody was hurt, and tugs will pull the ship off the rocks at night, it added.</p>
    <p>The captain had been warned of the storm in the morning, a sailor told a local radio.</p>
    <p><em>Correction: An earlier version said that 16 people were on board.</em></p>
    </article></body></html>"""

    article = clean(page)

    assert isinstance(article, Article)
    assert [
        (c.kind, c.text, c.span.of(article.text) if c.span else "") for c in article.corrections
    ] == [
        ("correction",) + 2 * ("Correction: An earlier version said that 16 people were on board.",)
    ]
