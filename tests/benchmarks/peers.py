"""Reading and grouping beside peers: figures, times and stories, each on the same texts.

Peers are timed where they are installed (`pip install 'newsflow[bench]'`), and left out where not.
Every subject runs in a process of its own and meets one text before the clock starts. newsflow is
timed twice over: `newsflow` finds the figures or times of sentences already split and parsed,
`newsflow, with trees` does that work too, which serves all kinds of mentions at once.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from tests.quality.bare import bare_article, read_rows
from tests.quality.core import f1, percent_f1
from tests.quality.figures import Quantity, gold, match
from tests.quality.stories import bcubed, read_lines, report_of

Row = tuple[str, str, str, str]
Figure = tuple[str, str, str]
Rows = Sequence[Mapping[str, Any]]
_T = TypeVar("_T")

_OURS = {"newsflow": "newsflow", "newsflow, with trees": "newsflow"}
_SUBJECTS = {
    "figures": {**_OURS, "quantulum3": "quantulum3"},
    "times": {**_OURS, "dateparser": "dateparser"},
    "stories": {"newsflow": "newsflow", "TF-IDF single pass": "sklearn"},
}
"""Who does what, and the package that must be there for it."""
_NEAR_DAYS = 7
_JOINED = 0.2
"""Cosine from which the single pass joins: the best of six between .1 and .4 on the set itself."""


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Texts per CPU-second of newsflow and of each peer, and what each gets right."""
    for task, subjects in _SUBJECTS.items():
        for subject, module in subjects.items():
            if find_spec(module) is None:
                print(f"peers: {subject} is not installed, left out", file=sys.stderr)
                continue
            command = [sys.executable, "-m", "tests.benchmarks.peers", task, subject]
            run = subprocess.run(
                [*command, str(data), str(limit)], check=True, capture_output=True, text=True
            )
            for line in run.stdout.splitlines():
                figure, value, unit = line.split("\t")
                yield f"{task}: {subject}", figure, value, unit


def _figures(subject: str, data: Path, limit: int) -> Iterator[Figure]:
    """Sentences of NewsQuant a CPU-second, and F1 of the values."""
    rows = [row for path in sorted((data / "figures").glob("*.jsonl")) for row in read_rows(path)]
    golds = [[gold(each) for each in row["quantities"]] for row in rows[:limit]]
    texts = [row["text"] for row in rows[:limit]]
    ours, seconds = _timed(_FIGURES[subject](texts), len(texts))
    right = sum(len(match(g, o)) for g, o in zip(golds, ours, strict=True))
    yield "sentences", f"{len(texts) / seconds:.0f}", "per CPU s"
    value = percent_f1(right, sum(map(len, ours)), sum(map(len, golds)))
    yield "value F1", f"{value:.1f}", "%"


def _times(subject: str, data: Path, limit: int) -> Iterator[Figure]:
    """Documents of the sets of times a CPU-second, and F1 of the calendar dates found in each."""
    rows = [row for path in sorted((data / "times").glob("*.jsonl")) for row in read_rows(path)]
    rows = rows[:: max(1, len(rows) // limit)][:limit]
    golds = [{t["value"] for t in row["timexes"] if _is_day(t["value"] or "")} for row in rows]
    ours, seconds = _timed(_TIMES[subject](rows), len(rows))
    right = sum(len(g & o) for g, o in zip(golds, ours, strict=True))
    yield "documents", f"{len(rows) / seconds:.1f}", "per CPU s"
    value = percent_f1(right, sum(map(len, ours)), sum(map(len, golds)))
    yield "F1 of the days named", f"{value:.1f}", "%"


def _stories(subject: str, data: Path, _: int) -> Iterator[Figure]:
    """Documents of allsides_fulltext put into stories a CPU-second, and BCubed F1."""
    docs = list(read_lines(data / "stories" / "allsides_fulltext" / "docs.jsonl"))
    (found,), seconds = _timed(_STORIES[subject](docs), 1)
    precision, recall = bcubed(
        [(str(doc["story"]), label) for doc, label in zip(docs, found, strict=True)]
    )
    yield "documents", f"{len(docs) / seconds:.0f}", "per CPU s"
    yield "BCubed F1", f"{100 * f1(precision, recall):.1f}", "%"


def _timed(answer: Callable[[int], _T], count: int) -> tuple[list[_T], float]:
    """The answers, and the CPU seconds of all of them."""
    started = time.process_time()
    answers = [answer(number) for number in range(count)]
    return answers, time.process_time() - started


def _our_figures(texts: Sequence[str], *, trees: bool) -> Callable[[int], list[Quantity]]:
    from tests.quality.figures import found_in, reading_of  # noqa: PLC0415

    readings = [] if trees else [reading_of(text) for text in texts]
    found_in(reading_of(texts[0]))
    return lambda at: found_in(reading_of(texts[at]) if trees else readings[at])


def _quantulum(texts: Sequence[str]) -> Callable[[int], list[Quantity]]:
    # Its trained classifier of units cannot be read by a newer scikit-learn: without it, then.
    sys.modules["sklearn"] = None  # type: ignore[assignment]
    from quantulum3 import parser  # noqa: PLC0415

    def found(at: int) -> list[Quantity]:
        return [Quantity((float(q.value),), (q.unit.name,)) for q in parser.parse(texts[at])]

    found(0)
    return found


def _our_times(rows: Rows, *, trees: bool) -> Callable[[int], set[str]]:
    from newsflow import language as languages  # noqa: PLC0415
    from newsflow.mentions.anchors import find_anchor  # noqa: PLC0415
    from newsflow.mentions.reading import read  # noqa: PLC0415
    from newsflow.mentions.times import find_times  # noqa: PLC0415

    articles = [bare_article(row["text"], _day(row)) for row in rows]
    readings = [] if trees else [read(article, languages.load()) for article in articles]

    def found(at: int) -> set[str]:
        reading = read(articles[at], languages.load()) if trees else readings[at]
        times = find_times(reading, find_anchor(articles[at]))
        return {t.value for t in times if _is_day(t.value)}

    found(0)
    return found


def _dateparser(rows: Rows) -> Callable[[int], set[str]]:
    from dateparser.search import search_dates  # noqa: PLC0415

    def found(at: int) -> set[str]:
        base = datetime.combine(_day(rows[at]), datetime.min.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        dates = search_dates(rows[at]["text"], languages=["en"], settings=settings)
        return {moment.date().isoformat() for _, moment in dates or ()}

    found(0)
    return found


def _day(row: Mapping[str, Any]) -> date:
    return date.fromisoformat(row["dct"][:10])


def _is_day(value: str) -> bool:
    return len(value) == len("2000-01-01") and value[:4].isdigit() and value[5:7].isdigit()


def _our_stories(docs: Rows) -> Callable[[int], list[str]]:
    from newsflow.stories import StoryIndex, signature  # noqa: PLC0415

    reports = [report_of(str(d["id"]), d["title"], d["text"], d["date"]) for d in docs]
    signature(reports[0])

    def found(_: int) -> list[str]:
        index = StoryIndex()
        index.assign([signature(report) for report in reports])
        of = {r.report_id: str(g.story_id) for g in index.groupings() for r in g.reports}
        return [of[report.article.report_id] for report in reports]

    return found


def _single_pass(docs: Rows) -> Callable[[int], list[str]]:
    """Each document joins the story of the likest one of the last days, or opens a story."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    days = [date.fromisoformat(doc["date"][:10]).toordinal() if doc["date"] else 0 for doc in docs]

    def found(_: int) -> list[str]:
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
            [f"{doc['title']} {doc['text']}" for doc in docs]
        )
        order = sorted(range(len(docs)), key=days.__getitem__)
        label = [""] * len(docs)
        for place, at in enumerate(order):
            near = [b for b in order[:place] if days[at] - days[b] <= _NEAR_DAYS]
            if near:
                likest = (vectors[near] @ vectors[at].T).toarray().ravel()
                likest *= np.exp((np.array(days)[near] - days[at]) / _NEAR_DAYS)
            joins = bool(near) and likest.max() >= _JOINED
            label[at] = label[near[int(likest.argmax())]] if joins else str(at)
        return label

    return found


_FIGURES: dict[str, Callable[[Sequence[str]], Callable[[int], list[Quantity]]]] = {
    "newsflow": lambda texts: _our_figures(texts, trees=False),
    "newsflow, with trees": lambda texts: _our_figures(texts, trees=True),
    "quantulum3": _quantulum,
}
_TIMES: dict[str, Callable[[Rows], Callable[[int], set[str]]]] = {
    "newsflow": lambda rows: _our_times(rows, trees=False),
    "newsflow, with trees": lambda rows: _our_times(rows, trees=True),
    "dateparser": _dateparser,
}
_STORIES: dict[str, Callable[[Rows], Callable[[int], list[str]]]] = {
    "newsflow": _our_stories,
    "TF-IDF single pass": _single_pass,
}
_TASKS = {"figures": _figures, "times": _times, "stories": _stories}


if __name__ == "__main__":
    for figure in _TASKS[sys.argv[1]](sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])):
        print(*figure, sep="\t")
