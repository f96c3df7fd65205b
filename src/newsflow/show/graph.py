"""Who has it from whom, as a graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsflow.show.drawing import Plot, Spec, draw, point, row_of
from newsflow.show.sheet import Sheet
from newsflow.show.words import plain, shorten
from newsflow.text import fold

_WIDTH = 760
_ROW = 26
"""Height of a name, in pixels."""


def plot_origins(sheet: Sheet) -> Plot | None:
    """Who has it from whom: origins, then reports, then their copies."""
    if not sheet.copies and not sheet.origins:
        return None
    columns = _columns(sheet)
    if sum(map(len, columns)) < 2:
        return None
    nodes = {node["name"]: node for node in _nodes(columns, sheet)}
    edges = [
        {
            "x": nodes[start]["x"],
            "y": nodes[start]["y"],
            "x2": nodes[end]["x"],
            "y2": nodes[end]["y"],
            "whole": whole,
        }
        for start, end, whole in _edges(sheet)
    ]
    title = "Who has it from whom"
    return Plot(
        svg=draw(_graph(list(nodes.values()), edges, columns), title),
        title=title,
        caption="From left to right: where reports say they have it from, the reports,"
        " and the reports that copy them. A dashed line is a copy in part.",
    )


def _columns(sheet: Sheet) -> list[list[str]]:
    """Names of origins, letters of reports, letters of their copies, and of copies of copies."""
    depth: dict[str, int] = {report.letter: 0 for report in sheet.reports}
    for _ in sheet.copies:
        for copy in sheet.copies:
            depth[copy.copy] = max(depth[copy.copy], min(depth[copy.original] + 1, 3))
    linked = {letter for start, end, _ in _edges(sheet) for letter in (start, end)}
    origins = list(dict.fromkeys(start for start, _, _ in _edges(sheet) if start not in depth))
    ranks = sorted((letter for letter in depth if letter in linked), key=lambda x: depth[x])
    reports = [list(group) for _, group in groupby(ranks, key=lambda x: depth[x])]
    return [column for column in (origins, *reports) if column]


def _origin(name: str) -> str:
    return f"from {plain(name)}"


def _edges(sheet: Sheet) -> Iterator[tuple[str, str, bool]]:
    """Origin to report and original to copy; an outlet that names itself is no origin."""
    outlets = {report.letter: fold(report.outlet) for report in sheet.reports}
    seen = {
        (_origin(line.origin), letter)
        for line in sheet.origins
        for letter in line.letters
        if fold(line.origin) != outlets[letter]
    }
    yield from ((origin, letter, True) for origin, letter in sorted(seen))
    yield from ((copy.original, copy.copy, copy.whole) for copy in sheet.copies)


def _nodes(columns: Sequence[Sequence[str]], sheet: Sheet) -> Iterator[Spec]:
    reports = {report.letter: report for report in sheet.reports}
    tallest = max(map(len, columns))
    for x, column in enumerate(columns):
        for place, name in enumerate(column):
            report = reports.get(name)
            shown = row_of(report) if report else name.removeprefix("from ")
            yield {
                "name": name,
                "x": x,
                "y": (place + 0.5) * tallest / len(column),
                "shown": shorten(shown, 34),
                "told": shown if report else f"origin: {shown}",
                "kind": "report" if report else "origin",
                "link": f"#report-{name}" if report else "#origins-table",
            }


def _graph(nodes: list[Spec], edges: list[Spec], columns: Sequence[Sequence[str]]) -> Spec:
    tallest = max(map(len, columns))
    scale_x = {"domain": [-0.8, len(columns) - 0.25], "nice": False}
    scale_y = {"domain": [0, tallest], "reverse": True, "nice": False}
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": scale_x}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": scale_y}
    lines = {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}}
    linked = {"x": x, "y": y, "href": {"field": "link"}, "description": {"field": "told"}}
    dash = {
        "condition": {"test": "datum.whole", "value": [1, 0]},
        "value": [4, 4],
    }
    return {
        "width": _WIDTH,
        "height": max(70, tallest * _ROW),
        "layer": [
            {
                "data": {"values": edges},
                "mark": {"type": "rule", "color": "var(--span)", "strokeWidth": 1.5},
                "encoding": {**lines, "strokeDash": dash},
            },
            {
                "data": {"values": nodes},
                "mark": {**point("circle", 90), "opacity": 1},
                "encoding": {
                    **linked,
                    "color": {
                        "condition": {"test": "datum.kind === 'origin'", "value": "var(--event)"},
                        "value": "var(--report)",
                    },
                },
            },
            _names(nodes, "datum.x === 0", "right", {"x": x, "y": y}),
            _names(nodes, "datum.x > 0", "left", {"x": x, "y": y}),
        ],
    }


def _names(nodes: list[Spec], test: str, side: str, place: Spec) -> Spec:
    """Names stand outside the lines: those of the first column before their marks."""
    mark = {"type": "text", "align": side, "fontSize": 12, "color": "var(--ink)"}
    return {
        "data": {"values": nodes},
        "transform": [{"filter": test}],
        "mark": {**mark, "dx": -11 if side == "right" else 11},
        "encoding": {**place, "text": {"field": "shown"}},
    }
