"""From articles to batches, and the pure steps that the tables call upon.

The pure steps are imported when first used: the language pipeline takes a second to import,
and those who only read a warehouse need none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from newsflow.types import (
    Article,
    Batch,
    Grouping,
    Reject,
    Report,
    Run,
    Signature,
    Story,
)
from newsflow.warehouse.connection import Connection

if TYPE_CHECKING:
    from newsflow.warehouse.assign import Index

Item = Article | Report | Reject

ITEMS_AT_ONCE = 100
"""Items of one batch: its transaction is short, and a crash loses the reading of so few."""


class Reader:
    """Turns items into batches; the language pipeline is loaded when the first article needs it."""

    def __init__(self, con: Connection, language: str) -> None:
        """Keep which language pipeline reads articles."""
        self._con = con
        self._language = language

    def batch(self, run: Run, items: Sequence[Item]) -> Batch:
        """One batch: articles read, reports and rejects as they are."""
        outcomes = [self._outcome(item) for item in items]
        return Batch(
            run=run,
            reports=tuple(o for o in outcomes if isinstance(o, Report)),
            rejects=tuple(o for o in outcomes if isinstance(o, Reject)),
        )

    def _outcome(self, item: Item) -> Report | Reject:
        if isinstance(item, Reject):
            return item
        article = item.article if isinstance(item, Report) else item
        if not _is_unicode(article):
            return _unwritable(article)
        return item if isinstance(item, Report) else self._read(item)

    def _read(self, article: Article) -> Report:
        from newsflow.mentions import extract  # noqa: PLC0415

        return Report(article=article, mentions=extract(article, language=self._language))


def portions(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """The items in portions of one batch each."""
    rest = iter(items)
    while portion := tuple(islice(rest, ITEMS_AT_ONCE)):
        yield portion


def sign(report: Report) -> Signature:
    """What assignment compares of a report."""
    from newsflow.stories import signature  # noqa: PLC0415

    return signature(report)


def make_index(signatures: Sequence[Signature]) -> Index:
    """An index of the stories so far."""
    from newsflow.stories import StoryIndex  # noqa: PLC0415

    return StoryIndex(signatures)


def link_story(grouping: Grouping, reports: Sequence[Report]) -> Story:
    """Everything that linking says of a story."""
    from newsflow.mentions import with_anchor  # noqa: PLC0415
    from newsflow.stories import link  # noqa: PLC0415

    return link(grouping, reports, redate=with_anchor)


def _is_unicode(article: Article) -> bool:
    """Whether the text can be written as UTF-8: half a surrogate pair cannot."""
    try:
        f"{article.text}{article.headline}{article.standfirst}{article.url}".encode()
    except UnicodeEncodeError:
        return False
    return True


def _unwritable(article: Article) -> Reject:
    return Reject(
        stage="append",
        ref=article.ref or article.url or article.report_id,
        reason="encoding",
        detail="The text holds half of a surrogate pair: save the file as UTF-8 and load it again.",
        payload_hash=article.text_hash,
    )
