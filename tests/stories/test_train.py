"""What likeness counts is learned from documents grouped by event."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest

from newsflow.stories.train.__main__ import halves, main
from newsflow.stories.train.documents import Document, read_documents
from newsflow.stories.train.likeness import Pairs, learn, weights_of
from newsflow.stories.train.threshold import choose_bar, measure
from newsflow.stories.weights import Weights, formal, learned

_PLACES = "Velika Harkness Orlin Putney Sorrel Tamsin Ulvik Zadar Brenner Culver Dresden Elgin"
_MATTERS = "flood budget derby verdict eruption strike election merger outbreak summit siege launch"
_WORDS = "river dam vote minister goal court lava union ballot shares virus treaty army rocket"
_DAY = date(2019, 5, 6)


def _documents() -> list[Document]:
    """Twelve happenings told three times, within two days each."""
    chance = Random(3)
    out = []
    for number, (place, matter) in enumerate(zip(_PLACES.split(), _MATTERS.split(), strict=True)):
        for telling in range(3):
            words = " ".join(chance.sample(_WORDS.split(), 8))
            day = _DAY + timedelta(days=number + telling)
            title = f"{matter} in {place}"
            text = f"{title} {place} {matter} {place}son {words} {telling}"
            out.append(Document(f"{number}-{telling}", f"s{number}", day, title, text))
    return out


def _made_pairs(rows: list[tuple[float, float, float, float]]) -> Pairs:
    text, title, days, same = (np.array(column) for column in zip(*rows, strict=True))
    return Pairs(text=text, title=title, days=days, same=same, weight=np.ones(len(rows)))


def test_more_days_never_speak_for_a_story_even_where_the_pairs_say_so() -> None:
    chance = Random(7)
    rows = []
    for _ in range(400):
        same = chance.random() < 0.5
        text = chance.uniform(0.2, 0.9) if same else chance.uniform(0.0, 0.4)
        days = chance.randint(5, 12) if same else chance.randint(0, 8)
        rows.append((text, 0.0, float(days), float(same)))
    found = weights_of(_made_pairs(rows))

    assert (found.first_days, found.each_day) == (0.0, 0.0)


def test_headlines_count_what_they_tell() -> None:
    chance = Random(11)
    rows = []
    for _ in range(400):
        same = float(chance.random() < 0.5)
        title = chance.gauss(0.3 + 0.3 * same, 0.15)
        rows.append((chance.uniform(0.1, 0.6), min(max(title, 0.0), 1.0), 1.0, same))

    assert weights_of(_made_pairs(rows)).title == 0.5


def test_stories_learned_from_are_found_again() -> None:
    documents = _documents()
    weights = learn(documents)
    bar = choose_bar(documents, weights)

    assert measure(documents, weights, [bar])[bar].f1 == 1.0


def test_a_story_is_in_one_half_whole() -> None:
    own, held_out = halves(_documents())

    assert len(own) + len(held_out) == 36
    assert {d.story for d in own}.isdisjoint(d.story for d in held_out)


def test_the_command_prints_the_weights_and_writes_nothing_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": d.key, "story": d.story, "date": str(d.day), "title": d.title, "text": d.text}
        for d in _documents()
    ]
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    before = learned()
    main([str(tmp_path)])
    printed = capsys.readouterr().out
    learned.cache_clear()

    assert Weights(**json.loads(printed[printed.index("{") :])).join > 0
    assert learned() == before
    assert read_documents(tmp_path / "docs.jsonl") == _documents()


@pytest.mark.parametrize("days", range(14))
def test_likeness_fades_with_every_day(days: int) -> None:
    weights = learned()

    for alike in (0.2, 0.5, 0.8, 1.0):
        assert 1 >= weights.kept(days, alike) > weights.kept(days + 1, alike) > 0


def test_days_tell_forms_filled_in_anew_apart_but_not_copies() -> None:
    weights = learned()
    after = {alike: weights.kept(3, alike) for alike in (0.3, 0.75, 1.0)}

    assert after[0.75] < after[0.3] / 2
    assert after[1.0] == after[0.3]
    assert formal(0.3, 0.4) == formal(1.0, 0.4) == 0.0
    assert formal(0.75, 0.4) == pytest.approx(0.35)
    assert formal(0.9, 0.4) == pytest.approx(0.25)


def test_likeness_grows_with_texts_and_with_headlines() -> None:
    weights = learned()
    grown = [
        weights.likeness(text, title, 2) for text, title in ((0.2, 0.1), (0.3, 0.1), (0.3, 0.2))
    ]

    assert grown == sorted(set(grown))
