"""The day a report's relative times count from."""

from __future__ import annotations

from datetime import date

from newsflow.types import Anchor, Article, PartialDate


def find_anchor(article: Article) -> Anchor | None:
    """The dateline's day, its year from the publication stamp where it lacks one; else publication.

    Never the clock and never the day of fetching: with no day in the text or the page, none.
    """
    stamp = article.published
    line = article.dateline.on if article.dateline is not None else None
    if line is None:
        return None if stamp is None else Anchor(on=stamp.on, basis=f"publication: {stamp.basis}")
    if line.whole is not None or stamp is None or stamp.on.whole is None:
        return Anchor(on=line, basis="dateline")
    return Anchor(on=nearest_year(line, stamp.on.whole), basis=f"dateline, year from {stamp.basis}")


def nearest_year(partial: PartialDate, to: date) -> PartialDate:
    """`partial` with the year that brings its month and day nearest to a known day."""
    candidates = (
        PartialDate(year=year, month=partial.month, day=partial.day)
        for year in (to.year - 1, to.year, to.year + 1)
    )
    days = [(c, c.whole) for c in candidates]
    known = [(abs((day - to).days), c) for c, day in days if day is not None]
    return min(known, key=lambda pair: pair[0])[1] if known else partial
