"""`feeds.toml`: the outlets that newsflow reads, and their feeds.

    [[outlet]]
    domain = "gozocourier.example"
    name = "The Gozo Courier"
    country = "MT"
    language = "en"

    [[feed]]
    outlet = "gozocourier.example"
    url = "https://gozocourier.example/world/rss"
    section = "World"

Every mistake is told at once, each with its line and what to write instead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from w3lib.url import canonicalize_url

from newsflow.articles.outlets import outlet_at
from newsflow.articles.urls import canonical_url
from newsflow.errors import SeedError
from newsflow.text import content_id
from newsflow.types import Feed, FeedId, FeedKind, Outlet, OutletId

_DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OUTLET_KEYS = ("domain", "name", "country", "language", "active")
_FEED_KEYS = ("outlet", "url", "section", "kind", "active")
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """What a seed file says."""

    outlets: tuple[Outlet, ...]
    feeds: tuple[Feed, ...]
    """Those that are to be asked."""
    resting: tuple[Feed, ...] = ()
    """Those with `active = false`, of their own or of their outlet."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One `[[outlet]]` or `[[feed]]` with the line it begins on."""

    kind: str
    line: int
    fields: dict[str, Any]


def read_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds of a seed file that are to be asked; raises SeedError naming each mistake."""
    return read_seeds(path).feeds


def read_seeds(path: Path) -> Seeds:
    """Outlets and feeds of a seed file; raises SeedError naming each mistake."""
    return parse_seeds(read_seed_text(path), name=str(path))


def read_seed_text(path: Path) -> str:
    """The text of a seed file; raises SeedError when it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise SeedError(
            "the list of feeds cannot be read",
            key=str(path),
            advice="name another with --feeds, or make one with `newsflow feeds add URL`",
        ) from error
    except UnicodeDecodeError as error:
        raise SeedError(
            "the list of feeds is not UTF-8", key=str(path), advice="save it as UTF-8"
        ) from error


def write_seed_text(path: Path, text: str) -> None:
    """Put a text in a seed file's place, whole or not at all; raises SeedError when it cannot."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError as error:
        raise SeedError(
            "the list of feeds cannot be written", key=str(path), advice="check its folder"
        ) from error


def parse_seeds(text: str, *, name: str = "feeds.toml") -> Seeds:
    """Outlets and feeds of a seed file's text; raises SeedError naming each mistake."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SeedError(
            "the list of feeds is no TOML", key=name, advice="correct the line it names"
        ) from error
    tables, wrong = _tables(text, held)
    outlets, mistakes = _outlets([table for table in tables if table.kind == "outlet"])
    feeds, more = _feeds([table for table in tables if table.kind == "feed"], outlets)
    wrong += [*mistakes, *more]
    if wrong:
        raise SeedError(_told(wrong), key=name, advice="correct these lines")
    active = {table.fields["domain"] for table in tables if table.kind == "outlet" and _on(table)}
    asked = [feed for feed, on in feeds if on and feed.outlet.domain in active]
    resting = [feed for feed, _ in feeds if feed not in asked]
    return Seeds(outlets=tuple(outlets.values()), feeds=tuple(asked), resting=tuple(resting))


def feed_id(url: str) -> FeedId:
    """Identity of a feed: its address in one spelling."""
    return FeedId(content_id("feed", str(canonicalize_url(url.strip()))))


def outlet_id(domain: str) -> OutletId:
    """Identity of an outlet: the one that a page of this domain gets when loaded from a file."""
    known = outlet_at(f"https://{domain}/")
    return known.outlet_id if known is not None else OutletId(domain)


def _on(table: _Table) -> bool:
    return table.fields.get("active", True) is True


def _told(wrong: list[str]) -> str:
    more = [f"and {len(wrong) - _MOST_TOLD} more"] if len(wrong) > _MOST_TOLD else []
    return "the list of feeds is wrong: " + "; ".join([*wrong[:_MOST_TOLD], *more])


def _tables(text: str, held: dict[str, Any]) -> tuple[list[_Table], list[str]]:
    """The tables with their lines; whatever else stands in the file is a mistake."""
    tables: list[_Table] = []
    wrong = [f"'{key}' is neither [[outlet]] nor [[feed]]" for key in held if key not in _KINDS]
    for kind in _KINDS:
        rows = held.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            wrong.append(f"write [[{kind}]] in double brackets")
            continue
        lines = _lines(text, kind, len(rows))
        tables += [_Table(kind, line, row) for line, row in zip(lines, rows, strict=True)]
    return tables, wrong


_KINDS = ("outlet", "feed")


def _lines(text: str, kind: str, count: int) -> list[int]:
    """Where each table begins; 0 where headers and tables do not agree (one in a string)."""
    header = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
    found = [n for n, line in enumerate(text.splitlines(), 1) if header.match(line)]
    return found if len(found) == count else [0] * count


def _outlets(tables: list[_Table]) -> tuple[dict[str, Outlet], list[str]]:
    outlets: dict[str, Outlet] = {}
    wrong: list[str] = []
    for table in tables:
        mistakes = [f"line {table.line}: {said}" for said in _outlet_mistakes(table.fields)]
        domain = table.fields.get("domain")
        twin = None if mistakes else _find_twin(str(domain), outlets)
        if twin is not None:
            mistakes.append(f"line {table.line}: outlet '{domain}' is '{twin}', described above")
        wrong += mistakes
        if not mistakes:
            outlets[str(domain)] = Outlet(
                outlet_id=outlet_id(str(domain)),
                name=table.fields["name"].strip(),
                domain=domain,
                country=table.fields.get("country"),
                language=table.fields.get("language"),
            )
    return outlets, wrong


def _find_twin(domain: str, outlets: dict[str, Outlet]) -> str | None:
    """An outlet that is the same one, under this or another of its domains."""
    wanted = outlet_id(domain)
    return next((known for known, outlet in outlets.items() if outlet.outlet_id == wanted), None)


def _outlet_mistakes(fields: dict[str, Any]) -> Iterator[str]:
    yield from _common_mistakes(fields, _OUTLET_KEYS, needed=("domain", "name"))
    domain, country, language = (fields.get(key) for key in ("domain", "country", "language"))
    if isinstance(domain, str) and not _DOMAIN.fullmatch(domain):
        yield f"domain '{domain}' is none: write it like \"example.org\", without https:// or path"
    if isinstance(country, str) and not _COUNTRY.fullmatch(country):
        yield f"country '{country}' is none: two capital letters (ISO 3166), for example \"MT\""
    if isinstance(language, str) and not _LANGUAGE.fullmatch(language):
        yield f'language \'{language}\' is none: write it like "en" or "en-GB"'


def _common_mistakes(
    fields: dict[str, Any], known: tuple[str, ...], *, needed: tuple[str, ...]
) -> Iterator[str]:
    for key in needed:
        if not str(fields.get(key, "")).strip():
            yield f"'{key}' is missing"
    for key, value in fields.items():
        if key not in known:
            yield f"'{key}' is unknown; there are {', '.join(known)}"
        elif key == "active" and not isinstance(value, bool):
            yield "'active' is true or false, without quotation marks"
        elif key != "active" and not isinstance(value, str):
            yield f"'{key}' is a text: put it in quotation marks"


def _feeds(
    tables: list[_Table], outlets: dict[str, Outlet]
) -> tuple[list[tuple[Feed, bool]], list[str]]:
    """The feeds, each with whether it is to be asked; and what is wrong with the others."""
    feeds: list[tuple[Feed, bool]] = []
    wrong: list[str] = []
    lines: dict[str, int] = {}
    for table in tables:
        mistakes = [f"line {table.line}: {said}" for said in _feed_mistakes(table.fields, outlets)]
        wrong += mistakes
        if mistakes:
            continue
        feed = _feed(table.fields, outlets)
        if feed.feed_id in lines:
            wrong.append(f"line {table.line}: the feed of line {lines[feed.feed_id]} once more")
        lines.setdefault(feed.feed_id, table.line)
        feeds.append((feed, _on(table)))
    return feeds, wrong


def _feed(fields: dict[str, Any], outlets: dict[str, Outlet]) -> Feed:
    return Feed(
        feed_id=feed_id(fields["url"]),
        outlet=outlets[fields["outlet"]],
        url=fields["url"],
        section=fields.get("section"),
        kind=FeedKind(fields.get("kind", FeedKind.FEED)),
    )


def _feed_mistakes(fields: dict[str, Any], outlets: dict[str, Outlet]) -> Iterator[str]:
    yield from _common_mistakes(fields, _FEED_KEYS, needed=("outlet", "url"))
    outlet, url, kind = (fields.get(key) for key in ("outlet", "url", "kind"))
    if isinstance(outlet, str) and outlet and outlet not in outlets:
        yield f"outlet '{outlet}' is not described: add an [[outlet]] with this domain"
    if isinstance(url, str) and url and canonical_url(url) is None:
        yield f"url '{url}' is no address of the web: it begins with https:// or http://"
    if isinstance(kind, str) and kind not in tuple(FeedKind):
        yield f"kind '{kind}' is unknown; there are {', '.join(FeedKind)}"
