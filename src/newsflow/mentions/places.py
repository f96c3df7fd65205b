"""Which place a name means: the gazetteer's candidates weighed by what else the report names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import log10

from newsflow.mentions.gazetteer import Town, place_key, towns
from newsflow.mentions.known import Known, alpha3, countries, homonyms, state
from newsflow.text import slug
from newsflow.types import EntityId, Geo

_CANDIDATES = 40
"""Namesakes weighed: beyond the most populous forty nobody means."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report plays, from the names that leave no doubt."""

    countries: Counter[str]
    """ISO alpha-3 by how often it is named."""
    parts: Counter[tuple[str, str]]
    """(country, part) by how often it is named."""
    home: str | None = None
    """ISO alpha-3 of the outlet's country."""
    cells: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Degrees of latitude and longitude by how many of the report's names have a namesake there."""
    within: dict[str, Known] = field(default_factory=dict)
    """Folded name → the state or country that the report puts behind it: `Paris, Tenn.`"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place a name was resolved to."""

    entity_id: EntityId
    name: str
    geo: Geo | None
    confidence: float


def setting_of(
    certain: Iterable[tuple[str | None, str | None]],
    names: Iterable[str],
    within: dict[str, Known],
    home: str | None,
) -> Setting:
    """Count countries and parts over (country, part) of certain names, and cells over all names."""
    named: Counter[str] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    for iso, part in certain:
        if iso is not None and iso in countries():
            named[iso] += 1
            if part is not None:
                parts[iso, part] += 1
    cells: Counter[tuple[int, int]] = Counter()
    for name in {place_key(name) for name in names}:
        cells.update({_cell(town) for town in towns(name)[:_CANDIDATES]})
    return Setting(named, parts, home, cells, within)


def resolve_place(name: str, setting: Setting) -> Place:
    """The likeliest place of that name; one without coordinates when the gazetteer has none."""
    candidates = _candidates(name)
    if not candidates:
        return Place(EntityId(f"place:{slug(name)}"), name, None, 0.5)
    within = setting.within.get(place_key(name))
    scored = [(_weight(town, setting, within), town) for town in candidates]
    best = max(scored, key=lambda pair: pair[0])
    total = sum(10 ** min(weight - best[0], 0) for weight, _ in scored)
    town = best[1]
    return Place(EntityId(f"place:{town.place_id}"), town.name, geo_of(town), round(1 / total, 2))


def which_homonym(known: Known, setting: Setting) -> Known:
    """The country or the state of one name: whichever has more of the report's names around it."""
    part = state(homonyms()[known.name])
    american = setting.countries["USA"] + _around(part, setting)
    foreign = setting.countries[known.country or ""] + setting.countries["RUS"]
    return part if american > foreign + _around(known, setting) else known


def with_homonyms(setting: Setting, named: set[Known]) -> Setting:
    """The setting with the states and countries that names of both turn out to mean."""
    meant = [which_homonym(k, setting) for k in named if k.name in homonyms()]
    countries_meant = Counter(k.country for k in meant if k.country is not None)
    parts = Counter(
        (k.country, k.geo.province)
        for k in meant
        if k.country is not None and k.geo is not None and k.geo.province is not None
    )
    return replace(
        setting, countries=setting.countries + countries_meant, parts=setting.parts + parts
    )


def _around(known: Known, setting: Setting) -> int:
    """Names of the report with a namesake within three degrees of a state's middle."""
    geo = known.geo
    if geo is None or geo.latitude is None or geo.longitude is None:
        return 0
    row, column = int(geo.latitude // 1), int(geo.longitude // 1)
    return sum(
        count
        for (y, x), count in setting.cells.items()
        if abs(y - row) <= _REACH and abs(x - column) <= _REACH
    )


_REACH = 3


def is_town(name: str) -> bool:
    """Whether the gazetteer has the name."""
    return bool(_candidates(name))


@lru_cache(maxsize=10_000)
def _candidates(name: str) -> tuple[Town, ...]:
    """Places of that name, or of the name without `City of`, `downtown`, `north`."""
    found = towns(name)
    if found:
        return found[:_CANDIDATES]
    words = name.split()
    if len(words) > 2 and words[1] == "of" and words[0].lower() in {"city", "town", "village"}:
        return _candidates(" ".join(words[2:]))
    if len(words) > 1 and words[0].lower() in _FRONTS:
        return _candidates(" ".join(words[1:]))
    return ()


_FRONTS = frozenset("downtown north south east west northern southern eastern western central "
                    "greater metropolitan metro suburban old".split())  # fmt: skip


def geo_of(town: Town) -> Geo:
    """A town's place on earth."""
    return Geo(
        country=alpha3().get(town.alpha2),
        province=town.part,
        latitude=town.latitude,
        longitude=town.longitude,
        geoname_id=town.geoname_id,
    )


_COUNTRY, _PART, _HOME, _NEAR = 1.5, 3.0, 0.8, 1.0
"""In powers of ten of inhabitants: the country is named, its part is named, it is the outlet's own,
another name of the report lies close by."""


def _weight(town: Town, setting: Setting, within: Known | None) -> float:
    """Inhabitants in powers of ten, and what the report's other names add."""
    iso = alpha3().get(town.alpha2, "")
    weight = log10(town.population + 100)
    weight += _COUNTRY * (setting.countries[iso] > 0)
    weight += _PART * (setting.parts[iso, town.part] > 0)
    weight += _HOME * (iso == setting.home)
    weight += _NEAR * min(_neighbours(town, setting), 5)
    if within is not None and within.geo is not None:
        fits = within.country == iso and within.geo.province in {None, town.part}
        weight += 6.0 if fits else 0.0
    return weight


def _neighbours(town: Town, setting: Setting) -> int:
    """How many other names of the report have a namesake within a degree or two."""
    row, column = _cell(town)
    around = [setting.cells[row + dy, column + dx] for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return max(sum(around) - 1, 0)


def _cell(town: Town) -> tuple[int, int]:
    return int(town.latitude // 1), int(town.longitude // 1)
