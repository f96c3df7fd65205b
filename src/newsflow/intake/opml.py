"""Lists of feeds as other readers exchange them: OPML 2.0.

What OPML has no word for (an outlet's domain and country, a sitemap) stands in attributes of our
own namespace, which other readers pass over: what we write we read back whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from newsflow.articles.outlets import outlet_at, outlet_named, registered_domain
from newsflow.articles.urls import canonical_url
from newsflow.errors import SeedError
from newsflow.intake.seeds import feed_id, outlet_id
from newsflow.types import Feed, FeedKind, Outlet

_SPACE = "urn:newsflow:outlet"
_MOST_BYTES = 16 * 1024 * 1024
_MOST_FOLDERS = 50
"""How deep folders may lie within folders."""


@dataclass(frozen=True, slots=True)
class OpmlReading:
    """The feeds of a document, each once, and the addresses that are none."""

    feeds: tuple[Feed, ...]
    unread: tuple[str, ...] = ()


def read_opml(body: bytes, *, name: str) -> OpmlReading:
    """The feeds that an OPML document lists; raises SeedError when it is none."""
    root = _root(body, name)
    feeds: dict[str, Feed] = {}
    unread: list[str] = []
    for outline in root.iter("outline"):
        url = _attribute(outline, "xmlUrl", "xmlurl", "url")
        if url is None:
            continue
        if canonical_url(url) is None or registered_domain(url) is None:
            unread.append(url)
            continue
        feed = _feed(outline, url)
        feeds.setdefault(feed.feed_id, feed)
    if not feeds and not unread:
        raise SeedError(
            "the OPML document lists no feed", key=name, advice="its outlines need an xmlUrl"
        )
    return OpmlReading(tuple(feeds.values()), tuple(unread))


def write_opml(feeds: Sequence[Feed], *, title: str = "newsflow") -> bytes:
    """An OPML document of feeds, a folder for each outlet."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"newsflow": _SPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for outlet, of_outlet in groupby(feeds, key=lambda feed: feed.outlet):
        folder = etree.SubElement(body, "outline", _present(_outlet_attributes(outlet)))
        for feed in of_outlet:
            etree.SubElement(folder, "outline", _present(_feed_attributes(feed)))
    written = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return bytes(written)


# ------------------------------------------------------------------ reading


def _root(body: bytes, name: str) -> etree._Element:
    """The document, without entities of a DTD and without asking the network."""
    if len(body) > _MOST_BYTES:
        raise SeedError(f"the OPML document is larger than {_MOST_BYTES:,} bytes", key=name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SeedError("the document is no XML", key=name) from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise SeedError(
            "the document is no OPML", key=name, advice="export the list from your reader as OPML"
        )
    return root


def _feed(outline: etree._Element, url: str) -> Feed:
    outlet = _outlet(outline, url)
    kind = _own(outline, "kind")
    folder = _folder(outline)
    section = _own(outline, "section")
    if section is None and folder is not None and _own(folder, "domain") is None:
        section = _attribute(folder, "title", "text")
    return Feed(
        feed_id=feed_id(url),
        outlet=outlet,
        url=url.strip(),
        section=section,
        kind=FeedKind(kind) if kind in tuple(FeedKind) else FeedKind.FEED,
    )


def _outlet(outline: etree._Element, url: str) -> Outlet:
    """What we wrote of it; else the outlet of the site's address, named as the feed is."""
    for element in (outline, *_folders(outline)):
        domain = _own(element, "domain")
        if domain is not None and registered_domain(domain) is not None:
            return Outlet(
                outlet_id=outlet_id(domain),
                name=_attribute(element, "title", "text") or domain,
                domain=domain,
                country=_own(element, "country"),
                language=_own(element, "language"),
            )
    return _guessed(outline, url)


def _guessed(outline: etree._Element, url: str) -> Outlet:
    site = _attribute(outline, "htmlUrl", "htmlurl")
    home = site if site and registered_domain(site) else url
    known = outlet_at(home)
    domain = (known.domain if known else None) or str(registered_domain(home))
    name = known.name if known and known.name != domain else None
    called = _attribute(outline, "title", "text")
    return Outlet(
        outlet_id=outlet_id(domain),
        name=name or (outlet_named(called).name if called else domain),
        domain=domain,
        country=known.country if known else None,
        language=_attribute(outline, "language"),
    )


def _folder(outline: etree._Element) -> etree._Element | None:
    return next(_folders(outline), None)


def _folders(outline: etree._Element) -> Iterator[etree._Element]:
    for number, element in enumerate(outline.iterancestors("outline")):
        if number >= _MOST_FOLDERS:
            return
        yield element


def _attribute(element: etree._Element, *names: str) -> str | None:
    found = (" ".join((element.get(name) or "").split()) for name in names)
    return next((value for value in found if value), None)


def _own(element: etree._Element, name: str) -> str | None:
    return _attribute(element, f"{{{_SPACE}}}{name}")


# ------------------------------------------------------------------ writing


def _outlet_attributes(outlet: Outlet) -> dict[str, str | None]:
    return {
        "text": outlet.name,
        f"{{{_SPACE}}}domain": outlet.domain,
        f"{{{_SPACE}}}country": outlet.country,
        f"{{{_SPACE}}}language": outlet.language,
    }


def _feed_attributes(feed: Feed) -> dict[str, str | None]:
    section = f" – {feed.section}" if feed.section else ""
    return {
        "type": "rss",
        "text": f"{feed.outlet.name}{section}",
        "xmlUrl": feed.url,
        "htmlUrl": f"https://{feed.outlet.domain}/" if feed.outlet.domain else None,
        "language": feed.outlet.language,
        f"{{{_SPACE}}}section": feed.section,
        f"{{{_SPACE}}}kind": None if feed.kind is FeedKind.FEED else feed.kind.value,
    }


def _present(attributes: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}
