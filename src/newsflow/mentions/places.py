"""Which place a name means: the gazetteer's candidates weighed by what else the report names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log10

from newsflow.mentions.gazetteer import Town, towns
from newsflow.mentions.known import alpha3, countries
from newsflow.text import slug
from newsflow.types import EntityId, Geo


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report plays, from the names that leave no doubt."""

    countries: Counter[str]
    """ISO alpha-3 by how often it is named."""
    parts: Counter[tuple[str, str]]
    """(country, part) by how often it is named."""
    home: str | None = None
    """ISO alpha-3 of the outlet's country."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place a name was resolved to."""

    entity_id: EntityId
    name: str
    geo: Geo | None
    confidence: float


def resolve_place(name: str, setting: Setting) -> Place:
    """The likeliest place of that name; one without coordinates when the gazetteer has none."""
    candidates = towns(name)
    if not candidates:
        return Place(EntityId(f"place:{slug(name)}"), name, None, 0.5)
    scored = [(_weight(town, setting), town) for town in candidates]
    best = max(scored, key=lambda pair: pair[0])
    total = sum(10 ** min(weight - best[0], 0) for weight, _ in scored)
    town = best[1]
    return Place(EntityId(f"place:{town.geoname_id}"), town.name, geo_of(town), round(1 / total, 2))


def geo_of(town: Town) -> Geo:
    """A town's place on earth."""
    return Geo(
        country=alpha3().get(town.alpha2),
        province=town.part,
        latitude=town.latitude,
        longitude=town.longitude,
        geoname_id=town.geoname_id,
    )


def _weight(town: Town, setting: Setting) -> float:
    """Inhabitants in powers of ten, and what the report's other names add."""
    iso = alpha3().get(town.alpha2, "")
    weight = log10(town.population + 100)
    weight += 1.5 * (setting.countries[iso] > 0)
    weight += 2.0 * (setting.parts[iso, town.part] > 0)
    weight += 0.8 * (iso == setting.home)
    return weight


def setting_of(ids: Iterable[tuple[str | None, str | None]], home: str | None) -> Setting:
    """Count countries and parts over (country, part) of the certain names."""
    named: Counter[str] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    for iso, part in ids:
        if iso is not None and iso in countries():
            named[iso] += 1
            if part is not None:
                parts[iso, part] += 1
    return Setting(named, parts, home)
