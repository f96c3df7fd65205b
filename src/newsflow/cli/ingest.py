"""Pages into a warehouse, for `newsflow load` and for the flows.

Everything here is imported by a command only when it runs.
What reads is imported where it is called: where other processes read, this one never needs it.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from newsflow.cli.memory import return_large_pieces
from newsflow.intake import NOT_FOUND, SKIPPED
from newsflow.text import content_id
from newsflow.types import Page, Reject, Report, Run, StoryId
from newsflow.warehouse import Appended, Ingested

if TYPE_CHECKING:
    from newsflow.language import Language

logger = logging.getLogger("newsflow.ingest")

_NEW_OBJECTS = 50_000
"""Objects made and kept between two looks of the garbage collector, which takes 700."""
_NOT_STORED = frozenset({SKIPPED, NOT_FOUND})
"""Said to the user but no input of the run: a folder's notes, and paths mistyped."""

Answer = Report | Reject
Append = Callable[[tuple[Answer, ...]], Ingested]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of the pages of a run."""

    appended: Appended
    stories: tuple[StoryId, ...]
    """Those that are new or were linked anew."""
    rejects: tuple[Reject, ...]
    skipped: tuple[Reject, ...]
    missing: tuple[Reject, ...]
    """Paths that name nothing."""


def make_run(command: str, started_at: datetime, *, prefect_run_id: str | None = None) -> Run:
    """Name a run after its command and the moment it started."""
    key = content_id("run", command, started_at.isoformat(), prefect_run_id)
    return Run(run_id=key, command=command, started_at=started_at, prefect_run_id=prefect_run_id)


def ingest(
    answers: Iterable[Answer],
    *,
    append: Append,
    batch_pages: int,
    on_page: Callable[[], None] = lambda: None,
) -> Loaded:
    """Append what was read (`readers.read_pages`) batch by batch, the stories of each linked."""
    _collect_seldom()
    rejects, ingested = list[Reject](), list[Ingested]()
    for portion in batches(_counted(answers, on_page), batch_pages):
        ingested.append(append(storable(portion)))
        rejects += [answer for answer in portion if isinstance(answer, Reject)]
    return summarize(rejects, ingested)


def _counted(answers: Iterable[Answer], on_page: Callable[[], None]) -> Iterator[Answer]:
    for answer in answers:
        yield answer
        on_page()


_Item = TypeVar("_Item")


def batches(items: Iterable[_Item], size: int) -> Iterator[tuple[_Item, ...]]:
    """Pages or answers in portions of one transaction each."""
    rest = iter(items)
    while portion := tuple(islice(rest, size)):
        yield portion


def read_or_reject_all(pages: Sequence[Page | Reject], language: Language) -> tuple[Answer, ...]:
    """As `read_or_reject`, a handful of pages at once, which takes less time than one by one."""
    from newsflow.pipeline import read_pages

    try:
        read = iter(read_pages([page for page in pages if isinstance(page, Page)], language))
    except Exception:  # one by one it is seen which page it is
        logger.debug("pages failed together count=%d", len(pages), exc_info=True)
        return tuple(read_or_reject(page, language) for page in pages)
    _keep_tables()
    return tuple(note(page if isinstance(page, Reject) else next(read)) for page in pages)


@lru_cache(maxsize=1)
def _keep_tables() -> None:
    """Spare the garbage collector what is loaded by now: word tables, a million objects."""
    _collect_seldom()


def _collect_seldom() -> None:
    """What is loaded stays, and little of what reading makes needs the collector.

    Looking through all of it again and again took a twelfth of the time of reading.
    Large pieces, which need no collector, go back to the system.
    """
    return_large_pieces()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


def read_or_reject(page: Page | Reject, language: Language) -> Answer:
    """Read one page; whatever goes wrong with it is a reject, so that the others are read."""
    from newsflow.pipeline import read_page

    if isinstance(page, Reject):
        return note(page)
    try:
        answer = read_page(page, language)
    except Exception as error:
        logger.exception("page failed ref=%s", page.ref)
        return Reject(
            stage="extract",
            ref=page.ref,
            reason="failed",
            detail=f"newsflow failed on this page ({type(error).__name__}: {error}); "
            "report it together with the page",
            payload_hash=hashlib.sha256(page.body).hexdigest(),
        )
    return note(answer)


def note(answer: Answer) -> Answer:
    """Log the outcome of one page; processes that read for another are silent."""
    if isinstance(answer, Reject):
        logger.info(
            "page rejected ref=%s stage=%s reason=%s", answer.ref, answer.stage, answer.reason
        )
        return answer
    mentions = answer.mentions
    logger.info(
        "page read ref=%s outlet=%s report_id=%s sentences=%d events=%d quotes=%d figures=%d",
        answer.article.ref,
        answer.article.outlet.outlet_id,
        answer.article.report_id,
        len(mentions.sentences),
        len(mentions.events),
        len(mentions.quotes),
        len(mentions.figures),
    )
    return answer


def storable(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that belong in a warehouse: reports, and the rejects that were input."""
    return tuple(a for a in answers if isinstance(a, Report) or a.reason not in _NOT_STORED)


def summarize(rejects: Sequence[Reject], ingested: Sequence[Ingested]) -> Loaded:
    """Add up the batches of a run, and sort its rejects by what they mean to the user."""
    total = sum((each.appended for each in ingested), Appended())
    loaded = Loaded(
        appended=total,
        stories=tuple(sorted({story for each in ingested for story in each.stories})),
        rejects=tuple(r for r in rejects if r.reason not in _NOT_STORED),
        skipped=tuple(r for r in rejects if r.reason == SKIPPED),
        missing=tuple(r for r in rejects if r.reason == NOT_FOUND),
    )
    logger.info(
        "run ended given=%d added=%d revised=%d reread=%d unchanged=%d rejected=%d skipped=%d"
        " missing=%d stories=%d",
        total.given,
        total.added,
        total.revised,
        total.reread,
        total.unchanged,
        total.rejected,
        len(loaded.skipped),
        len(loaded.missing),
        len(loaded.stories),
    )
    return loaded
