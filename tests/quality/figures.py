"""The figures suite: numbers and their units, sentence by sentence.

A figure of ours answers at most one of the gold's in its sentence.
`value_f1`: the values are equal (both ends of a range).
`value_unit_f1`: the units agree too: our unit, our object or the words of the text are the gold's
unit, or end in the same noun and add nothing that the gold's does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.mentions.figures import find_figures
from newsflow.mentions.reading import Reading, read
from newsflow.mentions.times import find_times
from newsflow.types import FigureMention
from tests.quality.bare import bare_article, read_rows
from tests.quality.core import Metric, percent_f1

_SAME = {
    "$": "dollar", "us$": "dollar", "usd": "dollar", "us dollar": "dollar", "dollars": "dollar",
    "united states dollar": "dollar", "%": "percentage", "percent": "percentage",
    "per cent": "percentage", "pct": "percentage", "£": "pound sterling", "gbp": "pound sterling",
    "british pound": "pound sterling", "€": "euro", "eur": "euro", "c$": "canadian dollar",
}  # fmt: skip
_NEUTRAL = frozenset({"of", "the", "us", "united", "state"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of either side: its numbers, and everything its unit may be called."""

    values: tuple[float, ...]
    units: tuple[str, ...]


def measure(folder: Path) -> Iterator[Metric]:
    """Both figures for each set."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = read_rows(path)
        pairs = [([gold(q) for q in row["quantities"]], found(row["text"])) for row in rows]
        matched = [pair for golds, ours in pairs for pair in match(golds, ours)]
        totals = sum(len(o) for _, o in pairs), sum(len(g) for g, _ in pairs)
        both = sum(same_unit(g, o) for g, o in matched)
        yield Metric(f"{path.stem}.value_f1", percent_f1(len(matched), *totals))
        yield Metric(f"{path.stem}.value_unit_f1", percent_f1(both, *totals))


def found(text: str) -> list[Quantity]:
    """What newsflow finds in a sentence."""
    return found_in(reading_of(text))


def reading_of(text: str) -> Reading:
    """A sentence split and parsed."""
    return read(bare_article(text), languages.load())


def found_in(reading: Reading) -> list[Quantity]:
    """What newsflow finds in a parsed sentence."""
    return [_quantity(figure) for figure in find_figures(reading, find_times(reading, None))]


def _quantity(figure: FigureMention) -> Quantity:
    ends: tuple[Decimal, ...] = (figure.value,)
    if figure.low is not None and figure.high is not None:
        other = figure.low if figure.value == figure.high else figure.high
        ends = (figure.value, other)
    cut = figure.number_span.end - figure.span.start
    units = (figure.unit or "", figure.object or "", figure.text[cut:])
    return Quantity(tuple(float(end) for end in ends), units)


def gold(quantity: dict[str, Any]) -> Quantity:
    """A quantity of the set; a range is two numbers."""
    text = str(quantity["value"]).replace(",", "")
    try:
        values: tuple[float, ...] = (float(text),)
    except ValueError:
        apart = re.sub(r"(?<=\d)\s*-\s*(?=\d)", " ", text)
        values = tuple(float(n) for n in re.findall(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", apart))
    return Quantity(values, (quantity.get("unit") or "", quantity.get("normalized_unit") or ""))


def match(golds: list[Quantity], ours: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of equal value, those of equal unit first, each figure once."""
    candidates = sorted(
        (not same_unit(g, o), i, j)
        for i, g in enumerate(golds)
        for j, o in enumerate(ours)
        if same_values(g, o)
    )
    out: list[tuple[Quantity, Quantity]] = []
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    for _, i, j in candidates:
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            out.append((golds[i], ours[j]))
    return out


def same_values(a: Quantity, b: Quantity) -> bool:
    """Equal but for rounding."""
    return len(a.values) == len(b.values) and all(
        abs(x - y) <= 1e-6 * max(1, abs(x), abs(y)) for x, y in zip(a.values, b.values, strict=True)
    )


def same_unit(gold_quantity: Quantity, ours: Quantity) -> bool:
    """Whether one of our names for the unit is the gold's."""
    return any(
        _same_unit(gold_quantity, name) for name in ours.units if name or not any(ours.units)
    )


def _same_unit(gold_quantity: Quantity, name: str) -> bool:
    wanted = {lemma(unit) for unit in gold_quantity.units}
    if lemma(name) in wanted:
        return True
    if not name.strip():
        return gold_quantity.units[0] in {"", "-", "dimensionless"}
    allowed = {lemma(w) for unit in gold_quantity.units for w in unit.split()}
    words = [lemma(w) for w in name.split()]
    return words[-1] in allowed and set(words) <= allowed | _NEUTRAL


def lemma(word: str) -> str:
    """A unit's word, singular, in one spelling."""
    low = word.lower().strip(" .'’")
    low = _SAME.get(low, low)
    if len(low) > 3 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 3 and low.endswith("ches"):
        return low[:-2]
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low
