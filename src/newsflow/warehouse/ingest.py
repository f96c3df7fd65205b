"""From articles to batches, and the pure steps that the tables call upon.

The pure steps are imported when first used: the language pipeline takes a second to import,
and those who only read a warehouse need none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from newsflow.types import (
    Anchor,
    Article,
    Batch,
    Grouping,
    Mentions,
    Reject,
    Report,
    Run,
    Signature,
    Story,
)
from newsflow.warehouse import rows
from newsflow.warehouse.connection import Connection
from newsflow.warehouse.load import load_reports

if TYPE_CHECKING:
    from newsflow.stories.shelf import Shelf
    from newsflow.warehouse.shelf import TableStore

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
        outcomes = [writable(item) for item in items]
        read = self._read([o for o in outcomes if isinstance(o, Article)])
        reports = (read.get(id(o)) if isinstance(o, Article) else o for o in outcomes)
        return Batch(
            run=run,
            reports=tuple(r for r in reports if isinstance(r, Report)),
            rejects=tuple(o for o in outcomes if isinstance(o, Reject)),
        )

    def _read(self, articles: Sequence[Article]) -> dict[int, Report]:
        """Reports by the identity of their articles; what this extractor read before is kept."""
        if not articles:
            return {}
        from newsflow import language, mentions  # noqa: PLC0415

        pipeline = language.load(self._language)
        version = f"{mentions.VERSION}+{pipeline.version}"
        ids = {id(a): rows.reading_id(a, mentions.EXTRACTOR, version) for a in articles}
        loaded = load_reports(self._con, list(ids.values()))
        kept = {rows.extraction_id(report): report.mentions for report in loaded}
        return {
            id(article): Report(
                article=article,
                mentions=kept.get(ids[id(article)]) or mentions.extract(article, language=pipeline),
            )
            for article in articles
        }


def portions(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """The items in portions of one batch each."""
    rest = iter(items)
    while portion := tuple(islice(rest, ITEMS_AT_ONCE)):
        yield portion


def sign(report: Report) -> Signature:
    """What assignment compares of a report."""
    from newsflow.stories import signature  # noqa: PLC0415

    return signature(report)


class Placing:
    """Puts reports into stories by what the tables know of the others.

    What it read of them it remembers for the next reports, of the next opening of the warehouse
    too: see `open_warehouse`.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._known: tuple[Connection, TableStore, Shelf] | None = None

    def __call__(self, con: Connection, signatures: Sequence[Signature]) -> Sequence[Grouping]:
        """Assign reports; the stories that changed."""
        from newsflow.stories.index import replace_reports  # noqa: PLC0415

        known = self._shelf(con)
        self.forget()  # for good, where this fails
        groupings = replace_reports(known[2], signatures)
        known[1].note_left()
        self._known = known
        return groupings

    def forget(self) -> None:
        """Read all anew: what was written was rolled back."""
        self._known = None

    def _shelf(self, con: Connection) -> tuple[Connection, TableStore, Shelf]:
        from newsflow.stories.shelf import BETWEEN, HELD, Shelf  # noqa: PLC0415
        from newsflow.warehouse.shelf import TableStore  # noqa: PLC0415

        store = TableStore(con)
        if self._known is not None:
            own, former, shelf = self._known
            if store.is_as_left_by(former):
                if own is con:
                    return self._known
                shelf.go_on(store, held=BETWEEN)
                return con, store, shelf
        return con, store, Shelf(store, held=HELD)


def link_story(grouping: Grouping, reports: Sequence[Report]) -> Story:
    """Everything that linking says of a story."""
    from newsflow.stories import link  # noqa: PLC0415

    return link(grouping, reports, redate=_redate)


def _redate(mentions: Mentions, article: Article, anchor: Anchor) -> Mentions:
    """The language pipeline is imported, 60 MB, where a story gives a report its year: seldom."""
    from newsflow.mentions import with_anchor  # noqa: PLC0415

    return with_anchor(mentions, article, anchor)


def writable(item: Item) -> Item:
    """The item, or a reject where its text cannot be written as UTF-8: half a surrogate pair."""
    if isinstance(item, Reject):
        return item
    article = item.article if isinstance(item, Report) else item
    try:
        f"{article.text}{article.headline}{article.standfirst}{article.url}".encode()
    except UnicodeEncodeError:
        return _unwritable(article)
    return item


def _unwritable(article: Article) -> Reject:
    return Reject(
        stage="append",
        ref=article.ref or article.url or article.report_id,
        reason="encoding",
        detail="The text holds half of a surrogate pair: save the file as UTF-8 and load it again.",
        payload_hash=article.text_hash,
    )
