"""The feeds suite: every file below a set's folder is read as the answer to a request for a feed.

Figures: files, those that raised anything but `FeedError`, those in which an entry was found, with
or without an address of the web. On standard error: the entries found beside those that plain
feedparser lists, what was left out, the time.
"""

from __future__ import annotations

import io
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from newsflow.errors import FeedError
from newsflow.intake import read_feed
from newsflow.types import Feed, FeedDocument, FeedId, Outlet, OutletId
from tests.quality.core import Metric

NOW = datetime(2026, 11, 24, tzinfo=UTC)
_FEED = Feed(
    feed_id=FeedId("measured"),
    outlet=Outlet(outlet_id=OutletId("outlet.example"), name="Outlet", domain="outlet.example"),
    url="https://outlet.example/feed.xml",
)
_HEADER = re.compile(
    rb"^\s*Header:\s*Content-type:\s*([\w/+.-]+)?(?:;\s*charset=\"?([\w-]+))?", re.I | re.M
)


@dataclass(slots=True)
class Tally:
    """What reading the files of one set gave."""

    files: int = 0
    raised: int = 0
    with_entries: int = 0
    refused: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    longest: tuple[float, str] = (0.0, "")
    plain_seconds: float = 0.0


def measure(folder: Path) -> Iterator[Metric]:
    """Counts of each set; a set is a folder of `folder`."""
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        tally = Tally()
        for path in sorted(path for path in each.rglob("*") if path.is_file()):
            _read(path, tally)
        _tell(each.name, tally)
        yield Metric(f"{each.name}.files", tally.files)
        yield Metric(f"{each.name}.raised", tally.raised)
        yield Metric(f"{each.name}.with_entries", tally.with_entries)


def _read(path: Path, tally: Tally) -> None:
    body = path.read_bytes()
    tally.files += 1
    started = time.perf_counter()
    try:
        reading = read_feed(document(body))
    except FeedError:
        tally.refused += 1
    except Exception as error:
        tally.raised += 1
        print(f"feeds: {path} raised {type(error).__name__}: {error}", file=sys.stderr)
    else:
        tally.with_entries += bool(reading.entries or reading.unlinked)
        tally.counts["entries"] += len(reading.entries)
        for name in ("repeated", "unlinked", "broken", "cut"):
            tally.counts[name] += getattr(reading, name)
    passed = time.perf_counter() - started
    tally.seconds += passed
    tally.longest = max(tally.longest, (passed, path.name))
    _read_plainly(body, tally)


def document(body: bytes) -> FeedDocument:
    """A file as the answer to a request, with the headers that it notes for itself."""
    header = _HEADER.search(body[:2_000])
    media_type, charset = header.groups() if header else (None, None)
    return FeedDocument(
        feed=_FEED,
        body=body,
        fetched_at=NOW,
        media_type=media_type.decode() if media_type else None,
        charset=charset.decode() if charset else None,
    )


def _read_plainly(body: bytes, tally: Tally) -> None:
    started = time.perf_counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = feedparser.parse(io.BytesIO(body))
            entries = parsed.entries
            tally.counts["plain"] += len(entries)
            tally.counts["plain_linked"] += sum(bool(entry.get("link")) for entry in entries)
    except Exception:
        tally.counts["plain_raised"] += 1
    tally.plain_seconds += time.perf_counter() - started


def _tell(name: str, tally: Tally) -> None:
    counts = tally.counts
    left_out = ", ".join(f"{counts[k]} {k}" for k in ("repeated", "unlinked", "broken", "cut"))
    print(
        f"feeds: {name}: {counts['entries']} entries ({left_out}) in {tally.seconds:.1f} s, longest"
        f" {tally.longest[0]:.2f} s ({tally.longest[1]}); {tally.refused} files refused."
        f" Plain feedparser: {counts['plain']} entries, {counts['plain_linked']} with a link,"
        f" {counts['plain_raised']} files raised, {tally.plain_seconds:.1f} s",
        file=sys.stderr,
    )
