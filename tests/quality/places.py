"""The places suite: names of places in a text, and where on earth they are.

`found_f1`: same span as a toponym of the gold's, but for an article in front.
Adjectives and people (`Danish`, `Danes`) count only in sets that annotate them.
`resolved`: share of the gold toponyms with coordinates for which an overlapping mention of ours has
the gold's GeoNames id or lies within 161 km (100 miles), as the field counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.mentions.entities import find_entities
from newsflow.mentions.known import find_known, words_of
from newsflow.mentions.reading import read
from newsflow.types import EntityForm, EntityKind, Geo
from tests.quality.bare import bare_article, read_rows
from tests.quality.core import Metric, percent_f1

_NEAR_KM = 161
_EARTH_KM = 6371
_PLACES = frozenset({EntityKind.COUNTRY, EntityKind.PLACE})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place of either side."""

    start: int
    end: int
    text: str
    geo: Geo | None
    demonym: bool = False


def measure(folder: Path) -> Iterator[Metric]:
    """Both figures for each set."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = read_rows(path)
        pairs = [(gold(row), found(row["text"])) for row in rows]
        yield Metric(f"{path.stem}.found_f1", found_f1(pairs))
        yield Metric(f"{path.stem}.resolved", resolved(pairs))


def gold(row: dict[str, Any]) -> list[Toponym]:
    """The toponyms of a document."""
    return [
        Toponym(t["start"], t["end"], t["phrase"], _geo(t), _is_demonym(t["phrase"]))
        for t in row["toponyms"]
    ]


def _geo(toponym: dict[str, Any]) -> Geo | None:
    if toponym["lat"] is None:
        return None
    number = toponym["geonameid"]
    return Geo(
        country=None,
        latitude=float(toponym["lat"]),
        longitude=float(toponym["lon"]),
        geoname_id=int(number) if number else None,
    )


def _is_demonym(phrase: str) -> bool:
    known = find_known(words_of(phrase), 0, phrase) if words_of(phrase) else None
    return known is not None and known[0].form is EntityForm.DEMONYM


def found(text: str) -> list[Toponym]:
    """What newsflow finds in a text."""
    entities, mentions = find_entities(read(bare_article(text), languages.load()))
    out = []
    for mention in mentions:
        entity = entities[mention.entity]
        demonym = mention.form is EntityForm.DEMONYM
        named = demonym or mention.form in {EntityForm.NAME, EntityForm.METONYM}
        if entity.kind in _PLACES and named:
            end = mention.span.start + len(mention.text)
            if demonym:  # the gold marks the adjective alone
                end = mention.span.start + len(_adjective(mention.text))
            geo = entity.geo
            out.append(Toponym(mention.span.start, end, mention.text, geo, demonym))
    return out


def _adjective(text: str) -> str:
    words = text.split()
    return " ".join(word for word in words if word[:1].isupper())


def found_f1(pairs: list[tuple[list[Toponym], list[Toponym]]]) -> float:
    """F1 over all documents."""
    all_gold = [t for golds, _ in pairs for t in golds]
    with_demonyms = sum(t.demonym for t in all_gold) > 0.01 * len(all_gold)
    right = ours_total = gold_total = 0
    for golds, ours in pairs:
        wanted = {_core(t) for t in golds if with_demonyms or not t.demonym}
        got = {_core(t) for t in ours if with_demonyms or not t.demonym}
        right += len(wanted & got)
        ours_total += len(got)
        gold_total += len(wanted)
    return percent_f1(right, ours_total, gold_total)


def _core(toponym: Toponym) -> tuple[int, int]:
    article = 4 if toponym.text.lower().startswith("the ") else 0
    return toponym.start + article, toponym.end


def resolved(pairs: list[tuple[list[Toponym], list[Toponym]]]) -> float:
    """Share in percent."""
    right = total = 0
    for golds, ours in pairs:
        for toponym in golds:
            if toponym.geo is None:
                continue
            total += 1
            right += any(
                other.start < toponym.end
                and toponym.start < other.end
                and same_place(other, toponym)
                for other in ours
            )
    return 100 * right / total if total else 0.0


def same_place(ours: Toponym, toponym: Toponym) -> bool:
    """The same GeoNames id, or within a hundred miles."""
    a, b = ours.geo, toponym.geo
    if a is None or b is None:
        return False
    if a.geoname_id is not None and a.geoname_id == b.geoname_id:
        return True
    return _kilometres(a, b) <= _NEAR_KM


def _kilometres(a: Geo, b: Geo) -> float:
    """Great-circle distance (haversine)."""
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return float("inf")
    lat_a, lat_b = radians(a.latitude or 0), radians(b.latitude or 0)
    half_lat = (lat_b - lat_a) / 2
    half_lon = radians((b.longitude or 0) - (a.longitude or 0)) / 2
    square = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(square, 1)))
