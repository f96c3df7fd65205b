"""Plots of a story through time: what happened, and which figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from newsflow.show.drawing import Plot, Spec, draw, point, row_of
from newsflow.show.sheet import EventLine, FigureLine, ReportLine, Sheet
from newsflow.show.words import counted, plain, shorten, when

_BEFORE, _AFTER = timedelta(days=60), timedelta(days=30)
"""How far the timeline reaches beyond the reports: background of years would flatten the days."""

_MAX_COUNTS = 6
"""Figures are drawn for this many things counted; the table below has all."""

_WIDTH = 640
_FEW = 12
_ROW, _LOW_ROW = 30, 21
"""Height of a report's row, in pixels: of few reports, and of more."""


def plot_timeline(sheet: Sheet) -> Plot | None:
    """When it happened against when it was reported: a row for each report."""
    reports = [report for report in sheet.reports if report.published_on]
    window = _window(reports)
    dated = [(n, event) for n, event in enumerate(sheet.events, 1) if event.date_from]
    shown = [(n, event) for n, event in dated if window and _is_inside(event, window)]
    if window is None or not shown:
        return None
    marks = [*_event_marks(shown, reports, window), *map(_report_mark, reports)]
    title = "When it happened, and when it was reported"
    return Plot(
        svg=draw(_timeline(marks, [row_of(report) for report in reports]), title),
        title=title,
        caption=_timeline_caption(sheet, len(shown)),
    )


def _window(reports: Sequence[ReportLine]) -> tuple[date, date] | None:
    days = [report.published_on for report in reports if report.published_on]
    return (min(days) - _BEFORE, max(days) + _AFTER) if days else None


def _is_inside(event: EventLine, window: tuple[date, date]) -> bool:
    start, end = event.date_from, event.date_to or event.date_from
    return start is not None and end is not None and end >= window[0] and start <= window[1]


def _event_marks(
    events: Iterable[tuple[int, EventLine]],
    reports: Sequence[ReportLine],
    window: tuple[date, date],
) -> Iterator[Spec]:
    """One mark for all events of a report that have the same days."""
    together: dict[tuple[str, date, date], list[tuple[int, EventLine]]] = defaultdict(list)
    for number, event in events:
        assert event.date_from is not None
        start = max(event.date_from, window[0])
        end = min(event.date_to or event.date_from, window[1])
        for letter, covered in event.coverage:
            if covered != "absent":
                together[letter, start, max(start, end)].append((number, event))
    for report in reports:
        for (letter, start, end), same in together.items():
            if letter == report.letter:
                yield _mark(report, start, end, same)


def _mark(
    report: ReportLine, start: date, end: date, events: Sequence[tuple[int, EventLine]]
) -> Spec:
    number, first = events[0]
    day = when(first.date_from, first.date_to, first.precision)
    labels = "; ".join(shorten(event.label) for _, event in events[:3])
    more = f"; and {len(events) - 3} more" if len(events) > 3 else ""
    return {
        "row": row_of(report),
        "from": start.isoformat(),
        "to": end.isoformat(),
        "kind": "event" if start == end else "span",
        "events": len(events),
        "told": f"{row_of(report)} tells of {day}: {labels}{more}",
        "link": f"#event-{number}",
    }


def _report_mark(report: ReportLine) -> Spec:
    assert report.published_on is not None
    day = report.published_on
    return {
        "row": row_of(report),
        "from": day.isoformat(),
        "to": day.isoformat(),
        "kind": "report",
        "events": 1,
        "told": f"{row_of(report)} was published on {when(day, day, 'day')}",
        "link": f"#report-{report.letter}",
    }


def _timeline(marks: list[Spec], rows: list[str]) -> Spec:
    y = {
        "field": "row",
        "type": "nominal",
        "sort": rows,
        "axis": {"title": None, "grid": True, "ticks": False, "domain": False, "labelPadding": 10},
    }
    linked = {
        "y": y,
        "href": {"field": "link"},
        "description": {"field": "told"},
    }
    days = [date.fromisoformat(mark[end]) for mark in marks for end in ("from", "to")]
    x = _days("from", days)
    span = {"x": x, "x2": {"field": "to"}, **linked}
    size = {"field": "events", "type": "quantitative", "legend": None}
    sized = {"size": {**size, "scale": {"domain": [1, 8], "range": [70, 260], "clamp": True}}}
    return {
        "width": _WIDTH,
        "height": {"step": _ROW if len(rows) <= _FEW else _LOW_ROW},
        "data": {"values": marks},
        "layer": [
            _layer("span", {"type": "rule", "size": 6, "strokeCap": "round"}, span, "--span"),
            _layer("report", point("diamond", 190), {"x": x, **linked}, "--report"),
            _layer("event", point("circle"), {"x": x, **linked, **sized}, "--event"),
        ],
    }


def _layer(kind: str, mark: Spec, encoding: Spec, colour: str) -> Spec:
    return {
        "transform": [{"filter": {"field": "kind", "equal": kind}}],
        "mark": {**mark, "color": f"var({colour})", "opacity": 1},
        "encoding": encoding,
    }


def _days(field: str, days: Sequence[date], most: int = 6) -> Spec:
    """The axis of days, with at most so many of them named."""
    first, last = min(days), max(days)
    step = -(-((last - first).days + 1) // most)
    named = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return {
        "field": field,
        "type": "temporal",
        "scale": {"type": "utc", "nice": False, "padding": 14},
        "axis": {
            "title": None,
            "format": "%-d %b %Y",
            "values": [_moment(day) for day in named],
            "labelOverlap": "greedy",
            "grid": False,
        },
    }


def _moment(day: date) -> int:
    """Milliseconds since 1970, as Vega counts."""
    return (day - date(1970, 1, 1)).days * 86_400_000


def _timeline_caption(sheet: Sheet, shown: int) -> str:
    left = len(sheet.events) - shown
    rest = f" Not drawn: {counted(left, 'event')} without a day, or long before." if left else ""
    return f"Circles and bars: what a report tells of. Diamonds: when it was published.{rest}"


def plot_figures(sheet: Sheet) -> tuple[Plot, ...]:
    """Figures through time, one plot for each thing that several reports count."""
    published = {report.letter: report for report in sheet.reports}
    groups: dict[str, list[Spec]] = defaultdict(list)
    for figure in sheet.figures:
        if figure.counts and figure.value is not None:
            for letter in figure.letters:
                if published[letter].published_on:
                    groups[figure.counts].append(_figure_mark(figure, published[letter]))
    several = [group for group in groups.items() if _moves(group[1])]
    several.sort(key=lambda group: -len({mark["letter"] for mark in group[1]}))
    return tuple(_figure_plot(counts, marks) for counts, marks in several[:_MAX_COUNTS])


def _moves(marks: Sequence[Spec]) -> bool:
    """Whether there is anything to see: several reports, and several days or numbers."""
    letters, days, values = ({m[key] for m in marks} for key in ("letter", "day", "value"))
    return len(letters) > 1 and (len(days) > 1 or len(values) > 1)


def _figure_mark(figure: FigureLine, report: ReportLine) -> Spec:
    assert report.published_on is not None
    low, high = figure.low, figure.high
    about = f" — {shorten(figure.event)}" if figure.event else ""
    return {
        "letter": report.letter,
        "day": report.published_on.isoformat(),
        "value": figure.value,
        "low": figure.value if low is None else low,
        "high": figure.value if high is None else high,
        "bound": figure.bound,
        "event": plain(figure.event or ""),
        "told": f"{row_of(report)}, {when(report.published_on, report.published_on, 'day')}: "
        f"{plain(figure.words)}{about}",
        "link": "#figures-table",
    }


def _figure_plot(counts: str, marks: list[Spec]) -> Plot:
    title = plain(counts)
    x = _days("day", [date.fromisoformat(mark["day"]) for mark in marks], most=3)
    values = {"field": "value", "type": "quantitative", "scale": {"zero": True, "nice": True}}
    y = {**values, "axis": {"title": None, "tickCount": 4, "grid": True, "domain": False}}
    linked = {"x": x, "y": y, "href": {"field": "link"}, "description": {"field": "told"}}
    shapes = {
        "field": "bound",
        "type": "nominal",
        "legend": None,
        "scale": {
            "domain": ["exact", "range", "about", "at_least", "at_most"],
            "range": ["circle", "circle", "square", "triangle-up", "triangle-down"],
        },
    }
    spec = {
        "width": 260,
        "height": 130,
        "data": {"values": marks},
        "layer": [
            {
                "transform": [{"filter": "datum.event !== ''"}],
                "mark": {"type": "line", "color": "var(--event)", "strokeWidth": 1.5},
                "encoding": {"x": x, "y": y, "detail": {"field": "event"}},
            },
            {
                "transform": [{"filter": "datum.low !== datum.high"}],
                "mark": {"type": "rule", "color": "var(--event)", "strokeWidth": 3},
                "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "mark": {**point("circle", 75), "color": "var(--event)", "opacity": 1},
                "encoding": {**linked, "shape": shapes},
            },
        ],
    }
    told = "; ".join(mark["told"] for mark in sorted(marks, key=lambda mark: mark["day"]))
    return Plot(svg=draw(spec, f"{title}, through time"), title=title, caption=told)
