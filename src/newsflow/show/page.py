"""A story as one page, and a folder of stories with an index.

A page holds all it needs: no script, no request, one file to send or to keep.
Everything that reports say is escaped by the template and stripped of what is not shown
(`plain`); the page's own policy lets no script run whatever stands in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsflow.show.graph import plot_origins
from newsflow.show.plots import plot_figures, plot_timeline
from newsflow.show.sheet import (
    DifferenceLine,
    EventLine,
    PairLine,
    Sheet,
    StoryLine,
    told_together,
)
from newsflow.show.words import URGENT, compare_words, counted, listed, plain, shorten, when

_MAX_DIFFERENCES = 100
"""Of those to look at first, and of the others; the rest is counted, with the question for it."""

_MAX_CELLS = 3_000
"""In the matrix: more is no longer looked through. It has 60 events of a story of 50 reports."""

_TIP = 180
"""Letters of a sentence shown where a mark of the matrix is pointed at."""

_TEMPLATES = Path(__file__).parent / "templates"
_STORY_FILE = re.compile(r"[0-9a-f]{16}\.html")
_GENERATOR = '<meta name="generator" content="newsflow '

_CONTENTS = (
    ("reports", "Reports"),
    ("timeline", "Timeline"),
    ("coverage", "Coverage"),
    ("words", "The same words"),
    ("figures", "Figures"),
    ("differences", "Differences"),
    ("names", "Names"),
    ("origins", "Origins and copies"),
    ("about", "How to read this"),
)

_VERDICTS = (
    ("contradicts", "Both cannot be right: one event, one thing counted, two answers."),
    ("differs", "Two answers that may not mean quite the same, or one sentence in two versions."),
    ("tension", "Times that overlap, without one lying in the other."),
    ("not comparable", "They look like a contradiction and are none: two events, or two measures."),
    ("only in …", "One side says it, the other does not: leaving out is no denial."),
    ("complementary", "Each adds to the other."),
    ("compatible", "Said differently, the same in substance."),
    ("variant", "Another spelling or wording of the same."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a folder of pages holds after writing."""

    index: Path
    pages: int
    changed: int
    """Pages that were new or are not what they were."""


def render_page(sheet: Sheet, *, index: str | None = None) -> str:
    """One story as a page of its own; `index` is the address of the page that lists all."""
    dated, rest = _told_well(sheet.events)
    urgent, others = _ranked(sheet.differences)
    differing = [pair for pair in sheet.pairs if pair.text_a != pair.text_b]
    return _rendered(
        "story.html",
        sheet=sheet,
        index=index,
        as_of=sheet.as_of,
        outlets={report.letter: report.outlet for report in sheet.reports},
        days=_days(sheet),
        glance=tuple(_glance(sheet)),
        contents=_CONTENTS,
        verdicts=_VERDICTS,
        timeline=plot_timeline(sheet),
        dated=dated,
        rest=rest,
        matrix=tuple(_matrix(dated[: _MAX_CELLS // max(1, len(sheet.reports))])),
        pairs=tuple((pair, *compare_words(pair.text_a, pair.text_b)) for pair in differing),
        verbatim=_verbatim(sheet.pairs),
        plots=plot_figures(sheet),
        graph=plot_origins(sheet),
        urgent=urgent[:_MAX_DIFFERENCES],
        others=others[:_MAX_DIFFERENCES],
        left=sum(max(0, len(lines) - _MAX_DIFFERENCES) for lines in (urgent, others)),
    )


def render_index(stories: Sequence[StoryLine], *, left: int = 0) -> str:
    """A page that lists stories, each linked to its own page; `left` more are not listed."""
    return _rendered("index.html", stories=stories, left=left, as_of=None)


def write_page(page: str, path: Path) -> bool:
    """Write a page so that a reader never sees half of it; false when it was there already."""
    if path.exists() and path.read_text("utf-8", errors="replace") == page:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(page, "utf-8")
    beside.replace(path)
    return True


def write_pages(
    stories: Sequence[StoryLine],
    make_sheet: Callable[[str], Sheet],
    folder: Path,
    *,
    left: int = 0,
    on_page: Callable[[], None] = lambda: None,
) -> Written:
    """Write a page for each story and the index of them; pages of stories that are gone go too."""
    changed = 0
    for story in stories:
        page = render_page(make_sheet(story.story_id), index="index.html")
        changed += write_page(page, folder / f"{story.story_id}.html")
        on_page()
    _remove_others(folder, {f"{story.story_id}.html" for story in stories})
    index = folder / "index.html"
    changed += write_page(render_index(stories, left=left), index)
    return Written(index=index, pages=len(stories), changed=changed)


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Only pages that newsflow made and that are named after a story."""
    for path in folder.glob("*.html") if folder.is_dir() else ():
        if path.name not in kept and _STORY_FILE.fullmatch(path.name):
            with path.open(encoding="utf-8", errors="replace") as page:
                ours = _GENERATOR in page.read(2_000)
            if ours:
                path.unlink()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "counted": counted,
        "listed": listed,
        "named": _named,
        "shorten": shorten,
        "split_at": _split_at,
        "style": Markup((_TEMPLATES / "page.css").read_text("utf-8")),
        "tellers": _tellers,
        "together": told_together,
        "verdict": _verdict,
        "version": version("newsflow"),
        "web_address": _web_address,
        "when": when,
    }
    return environment


def _rendered(name: str, **values: object) -> str:
    return str(_environment().get_template(name).render(values))


def _shown(value: object) -> object:
    """Everything but our own markup is made plain before it is escaped."""
    if isinstance(value, Markup):
        return value
    words = str(value)
    return words if not words.strip() else plain(words)


def _named(word: str) -> str:
    return word.replace("_", " ")


def _verdict(line: DifferenceLine) -> str:
    letters = {"only_in_a": line.a, "only_in_b": line.b}.get(line.verdict)
    return f"only in {' '.join(letters)}" if letters else _named(line.verdict)


def _web_address(url: str | None) -> str | None:
    """The address, when it is one of the web: never `javascript:` or `data:`."""
    if url is None:
        return None
    try:
        parts = urlsplit(plain(url))
    except ValueError:
        return None
    return plain(url) if parts.scheme in {"http", "https"} and parts.netloc else None


def _split_at(sentence: str, words: str) -> tuple[str, str, str]:
    """The sentence before, at and after the words; all of it before when they are not in it."""
    whole, part = plain(sentence), plain(words)
    start = whole.find(part) if part and part != whole else -1
    if start < 0:
        return whole, "", ""
    before, after = whole[:start], whole[start + len(part) :]
    return Markup.escape(before), part, Markup.escape(after)  # spaces at their ends stay


def _tellers(event: EventLine) -> tuple[str, ...]:
    return tuple(
        letter if covered == "reported" else f"({letter})"
        for letter, covered in event.coverage
        if covered != "absent"
    )


def _days(sheet: Sheet) -> str:
    days = [report.published_on for report in sheet.reports if report.published_on]
    return when(min(days), max(days), "interval") if days else ""


def _glance(sheet: Sheet) -> Iterator[tuple[str, int]]:
    several = [event for event in sheet.events if len(_tellers(event)) > 1]
    verdicts = [line.verdict for line in sheet.differences]
    yield "Events", len(sheet.events)
    yield "In several reports", len(several)
    yield "Shared quotations", len(sheet.pairs)
    yield "Contradictions", verdicts.count("contradicts")
    yield "Other differences", sum(v in URGENT[1:] for v in verdicts)


def _ranked(
    differences: Sequence[DifferenceLine],
) -> tuple[list[DifferenceLine], list[DifferenceLine]]:
    """Those that a reader must look at, the gravest first; and the others as they come."""
    urgent = [line for line in differences if line.verdict in URGENT]
    urgent.sort(key=lambda line: URGENT.index(line.verdict))
    return urgent, [line for line in differences if line.verdict not in URGENT]


_Numbered = tuple[int, EventLine]
_Cell = tuple[str, str, str]
"""Letter, how the event is covered, and the first sentence that does so."""


def _told_well(events: Sequence[EventLine]) -> tuple[list[_Numbered], list[_Numbered]]:
    """Events that have a day or several tellers, and the others, with their numbers."""
    listed, rest = list[_Numbered](), list[_Numbered]()
    for number, event in enumerate(events, 1):
        told_well = event.date_from is not None or len(_tellers(event)) > 1
        (listed if told_well else rest).append((number, event))
    return listed, rest


def _matrix(listed: Sequence[_Numbered]) -> Iterator[tuple[int, EventLine, list[_Cell]]]:
    for number, event in listed:
        first = {each.letter: each.sentence for each in reversed(event.evidence)}
        cells = [
            (letter, covered, shorten(first.get(letter, ""), _TIP))
            for letter, covered in event.coverage
        ]
        yield number, event, cells


def _verbatim(pairs: Sequence[PairLine]) -> tuple[PairLine, ...]:
    return tuple(pair for pair in pairs if pair.text_a == pair.text_b)
