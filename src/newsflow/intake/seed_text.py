"""Feeds put into the text of a seed file: appended, so that comments and order stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsflow.intake.seeds import Seeds, parse_seeds
from newsflow.types import Feed, FeedKind, Outlet

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Extended:
    """A seed file's text with feeds added."""

    text: str
    added: tuple[Feed, ...]
    known: tuple[Feed, ...] = ()
    """Those that stood there already."""


def with_feeds(text: str, feeds: Sequence[Feed], *, name: str) -> Extended:
    """The text with what it lacks of these feeds and their outlets; raises SeedError as it reads.

    An outlet that the file describes stays as it is described there.
    """
    held = parse_seeds(text, name=name) if text.strip() else Seeds(outlets=(), feeds=())
    there = {feed.feed_id for feed in (*held.feeds, *held.resting)}
    domains = {outlet.outlet_id: outlet.domain for outlet in held.outlets}
    added: list[Feed] = []
    parts: list[str] = []
    for feed in feeds:
        if feed.feed_id in there:
            continue
        there.add(feed.feed_id)
        outlet = feed.outlet
        if outlet.outlet_id not in domains:
            domains[outlet.outlet_id] = outlet.domain
            parts.append(_outlet_table(outlet))
        parts.append(_feed_table(feed, domains[outlet.outlet_id]))
        added.append(feed)
    known = tuple(feed for feed in feeds if feed not in added)
    whole = "\n".join(filter(None, (text.rstrip("\n") + "\n" if text.strip() else "", *parts)))
    if added:
        parse_seeds(whole, name=name)  # what is written can be read
    return Extended(whole if added else text, tuple(added), known)


def _outlet_table(outlet: Outlet) -> str:
    fields = (
        ("domain", outlet.domain),
        ("name", outlet.name),
        ("country", outlet.country),
        ("language", outlet.language),
    )
    return _table("outlet", fields)


def _feed_table(feed: Feed, domain: str | None) -> str:
    kind = None if feed.kind is FeedKind.FEED else feed.kind.value
    fields = (("outlet", domain), ("url", feed.url), ("section", feed.section), ("kind", kind))
    return _table("feed", fields)


def _table(kind: str, fields: Iterable[tuple[str, str | None]]) -> str:
    lines = [f"{key} = {_quoted(value)}\n" for key, value in fields if value]
    return f"[[{kind}]]\n" + "".join(lines)


def _quoted(value: str) -> str:
    """A TOML basic string."""
    plain = _CONTROL.sub(" ", value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
