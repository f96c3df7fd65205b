"""What a report is found by: its heaviest terms, in the two days it was published in.

Reports lie in blocks: one for every two days, and some for the reports without a whole day.
Which block a report is in is a matter of its own content, so a block is the same in every order.
"""

from __future__ import annotations

from zlib import crc32

from newsflow.types import ReportId

WINDOW_DAYS = 14
"""Reports further apart are never compared: likeness has faded to nothing by then."""
BUCKET_DAYS = 2
REACH = WINDOW_DAYS // BUCKET_DAYS
"""Blocks that a report looks back and ahead."""
KEYS = 24
"""Heaviest terms of a report that it can be found by."""
LEAST_SHARED = 0.08
"""Cosine over the keys that two reports share from which they are compared."""
LEAST_FADED = 0.06
"""The same where the days between them are counted as they are in likeness."""
CROWD = 500
"""A key that more reports of a block have finds nobody there: so many of them are forms filled in
anew, and what tells these apart is rarer. It bounds what one report costs."""

_UNDATED = 16
"""Blocks of the reports without a whole day: each small enough to be read at once."""


def bucket_of(report_id: ReportId, when: int) -> int:
    """The block a report lies in: two days counted from the year 1; below 0 without a day."""
    return when // BUCKET_DAYS if when > 0 else -1 - crc32(report_id.encode()) % _UNDATED


def are_near(a: int, b: int) -> bool:
    """Whether reports of these blocks are compared."""
    return a < 0 or b < 0 or abs(a - b) <= REACH
