"""A drawing made fit for a page: themed by it, linked into it, readable without seeing it.

Vega-Lite draws, offline. Colours are the page's CSS variables, so that one drawing serves
light and dark. Each mark is a link into the page with a label, for mouse, keyboard and ear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import vl_convert
from lxml import etree
from markupsafe import Markup

from newsflow.show.sheet import ReportLine
from newsflow.show.words import plain

Spec = dict[str, Any]
"""A part of a Vega-Lite specification: it stays within the modules that draw."""

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_PAINTS = ("fill", "stroke")

_CONFIG = {
    "font": "inherit",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "labelFontSize": 12,
        "titleColor": "var(--soft)",
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelLimit": 190,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A drawing, and the same in words."""

    svg: Markup
    title: str
    caption: str


def draw(spec: Spec, title: str) -> Markup:
    """Draw what the specification says; nothing is fetched: all data stand in it."""
    whole = {"background": None, "padding": 6, "config": _CONFIG, **spec}
    return embeddable(vl_convert.vegalite_to_svg(whole, allowed_base_urls=[]), title)


def point(shape: str, size: int | None = None) -> Spec:
    """A filled mark."""
    mark: Spec = {"type": "point", "filled": True, "shape": shape}
    return mark if size is None else {**mark, "size": size}


def row_of(report: ReportLine) -> str:
    """A report's name in a drawing: its letter and its outlet."""
    return f"{report.letter} {plain(report.outlet)}"


def embeddable(drawing: str, title: str) -> Markup:
    """The drawing as markup of a page; its marks are links with a label, its axes are silent."""
    root = etree.fromstring(drawing.encode("utf-8"))
    for element in root.iter(f"{_SVG}*"):
        _silence(element)
        _theme(element)
    for link in root.iter(f"{_SVG}a"):
        _label(link)
    root.set("role", "group")
    root.set("aria-label", title)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))


def _silence(element: etree._Element) -> None:
    """Axes and lines are for the eye: what they show stands in the labels of the marks."""
    for name in ("role", "aria-roledescription"):
        element.attrib.pop(name, None)
    parent = element.getparent()
    if parent is not None and parent.tag != f"{_SVG}a":
        element.attrib.pop("aria-label", None)
    if "role-axis" in element.get("class", ""):
        element.set("aria-hidden", "true")


def _theme(element: etree._Element) -> None:
    """CSS variables are sure to work in a style only, not in an attribute."""
    styles = []
    for paint in _PAINTS:
        if element.get(paint, "").startswith("var("):
            styles.append(f"{paint}:{element.attrib.pop(paint)}")
    if styles:
        element.set("style", ";".join(styles))
    if element.get("font-family") == "inherit":
        element.attrib.pop("font-family")


def _label(link: etree._Element) -> None:
    """The label of the mark becomes the link's: spoken, and shown on hover."""
    target = link.attrib.pop(_LINK, "")
    link.set("href", "#" + target.rpartition("#")[2])
    for mark in link:
        words = mark.attrib.pop("aria-label", None)
        if words:
            link.set("aria-label", words)
            shown = etree.SubElement(link, f"{_SVG}title")
            shown.text = words
            break
