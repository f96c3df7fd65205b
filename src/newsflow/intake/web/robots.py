"""What robots.txt permits (RFC 9309), kept for a day."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

from newsflow.errors import FetchError

AGENT = "newsflow"
"""The product token that a robots.txt may name."""

MAX_BYTES = 512 * 1024
"""RFC 9309, section 2.5: at least 500 KiB are read; the rest is not."""

LIFETIME = timedelta(hours=24)
_LIFETIME_OF_NONE = timedelta(hours=1)
"""For "cannot be asked now", which means: nothing is permitted for the time being."""


@dataclass(frozen=True, slots=True)
class Robots:
    """One robots.txt."""

    at: datetime
    text: str | None
    """None when the server could not say: then nothing is permitted (RFC 9309, 2.3.1.4)."""

    def is_fresh(self, now: datetime) -> bool:
        """Whether it still counts."""
        lifetime = LIFETIME if self.text is not None else _LIFETIME_OF_NONE
        return self.at <= now < self.at + lifetime


Ask = Callable[[str], Awaitable[str | None]]
"""The text of a robots.txt by its address; empty where there is none, `None` where none is told."""


class RobotsBook:
    """The robots.txt of every host met, asked once a day; kept in a file between passes."""

    def __init__(self, ask: Ask, clock: Callable[[], datetime], *, file: Path | None) -> None:
        """Remember what the file holds; a file that cannot be read is an empty one."""
        self._ask = ask
        self._clock = clock
        self._file = file
        self._known = _load(file)
        self._rules: dict[str, Protego] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    async def check(self, url: str) -> float | None:
        """The `Crawl-delay` for an address; raises `FetchError` when it may not be asked."""
        origin = origin_of(url)
        async with self._turns.setdefault(origin, asyncio.Lock()):
            robots = await self._get(origin)
        if robots.text is None:
            raise FetchError(
                f"{origin}/robots.txt could not be read, so that nothing is permitted for now",
                transient=True,
                reason="robots_unknown",
            )
        if not robots.text:
            return None
        rules = self._rules.get(origin)
        if rules is None:
            rules = self._rules[origin] = Protego.parse(robots.text)
        if not rules.can_fetch(url, AGENT):
            raise FetchError(
                f"{origin}/robots.txt forbids this address to {AGENT}",
                transient=False,
                reason="robots",
            )
        delay = rules.crawl_delay(AGENT)
        return None if delay is None else float(delay)

    def save(self) -> None:
        """Keep what is still fresh for the next pass."""
        if self._file is None:
            return
        now = self._clock()
        kept = {
            origin: [robots.at.isoformat(), robots.text]
            for origin, robots in sorted(self._known.items())
            if robots.text is not None and robots.is_fresh(now)
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_name(f".{self._file.name}.new")
        fresh.write_text(json.dumps(kept), "utf-8")
        fresh.replace(self._file)

    async def _get(self, origin: str) -> Robots:
        robots = self._known.get(origin)
        if robots is None or not robots.is_fresh(self._clock()):
            text = await self._ask(f"{origin}/robots.txt")
            robots = self._known[origin] = Robots(self._clock(), text)
            self._rules.pop(origin, None)
        return robots


def origin_of(url: str) -> str:
    """Scheme, host and port: what one robots.txt is about."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def _load(file: Path | None) -> dict[str, Robots]:
    try:
        found = json.loads(file.read_text("utf-8")) if file is not None else {}
        return {
            origin: Robots(datetime.fromisoformat(at).astimezone(UTC), text)
            for origin, (at, text) in found.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
