"""What a page says of itself: JSON-LD, meta elements, title, links to authors, time elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from newsflow.articles.blocks import About
from newsflow.articles.bylines import is_outlet_name, read_names, unique
from newsflow.articles.dates import find_moment, stamp
from newsflow.articles.identity import own_url
from newsflow.articles.jsonld import LinkedData, body_of, kinds_of, read_linked_data, text_of
from newsflow.articles.outlets import outlet_at
from newsflow.types import Author, Correction, Outlet, Stamp

_META = etree.XPath("//meta[@content and (@property or @name or @itemprop)]")
_CANONICAL = etree.XPath("string((//link[@rel='canonical']/@href)[1])")
_TITLE = etree.XPath("string((//title)[1])")
_AUTHOR_LINKS = etree.XPath(
    "//a[contains(concat(' ', @rel, ' '), ' author ') or @itemprop='author']"
    "|//*[@itemprop='author' and not(self::meta) and not(self::link)]"
    "|//a[contains(@href,'/author/') or contains(@href,'/authors/') or contains(@href,'/auteur/')"
    " or contains(@href,'/staff/') or contains(@href,'/profile/') or contains(@href,'/autor/')"
    " or contains(@href,'/writers/') or contains(@href,'/contributor')]"
)
_PUBLISHED = re.compile(
    r"publish(?:ed)?[\W_]?(?:date|time|at|on)?$|pub[\W_]?date|date[\W_]?publish|datepublished|"
    r"^date$|"
    r"^dc(?:terms)?\.(?:date(?:\.(?:issued|created))?|created|issued)$|published_time|"
    r"publication[\W_]?date|"
    r"publishtime|issue[\W_]?date|originalpublicationdate|sailthru\.date|parsely-pub-date|"
    r"article\.created|"
    r"release[\W_]?date|create[d]?[\W_]?(?:at|date|time)$"
)
_MODIFIED = re.compile(r"modif|updat|last[\W_]?(?:mod|change)|revis")
_AUTHOR_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "article.author", "og:article:author", "citation_author",
    "twitter:creator:name", "cxenseparse:author",
)  # fmt: skip
_SECTION_METAS = (
    "article:section",
    "section",
    "parsely-section",
    "sailthru.section",
    "article.section",
)
_LIVE = re.compile(
    r"\blive(?:[- ](?:blog|updates?|ticker|coverage))\b|\bas it happened\b|/live/|"
    r"liveblog|liveticker",
    re.I,
)
_LONGEST = 2_000
"""Characters of a title or meta element that are read."""
_MOST_LINKS = 400
_MOST_TIMES = 200


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a page that metadata is read from."""

    root: etree._Element
    meta: dict[str, str]
    data: LinkedData
    url: str | None


def read_metadata(root: etree._Element, url: str | None) -> About:
    """Read each field from the first place that has it; the head is walked once."""
    head = Head(root, _metas(root), read_linked_data(root), url)
    article = head.data.article
    claims = (_CANONICAL(root), head.meta.get("og:url"))
    own = own_url(claims, url)
    site = _site_name(head)
    title = _title(head, site)
    return About(
        outlet=_outlet_claimed(head, claims) if url is None and own is None else None,
        title=title,
        authors=_authors(head, site),
        published=_published(head),
        modified=_modified(head),
        language=root.get("lang")
        or head.meta.get("og:locale")
        or text_of(article.get("inLanguage")),
        section=text_of(article.get("articleSection")) or _first(head.meta, _SECTION_METAS),
        url=own,
        site_name=site,
        paywalled=_paywalled(head),
        live_blog=_is_live(head, title),
        corrections=_corrections(head),
        kind=" ".join(kinds_of(article)) or head.meta.get("og:type"),
        description=text_of(article.get("description")) or head.meta.get("og:description"),
        article_body=body_of(article),
    )


def _outlet_claimed(head: Head, claims: Iterable[str | None]) -> Outlet | None:
    """The outlet of a home page that is named as the page's address."""
    said = next(filter(None, claims), None)
    return outlet_at(said, _site_name(head)) if said else None


def _metas(root: etree._Element) -> dict[str, str]:
    out: dict[str, str] = {}
    for element in _META(root):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join(element.get("content")[:_LONGEST].split())
        if value:
            out.setdefault(name.strip().lower(), value)
    return out


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


# ------------------------------------------------------------------ title


def _site_name(head: Head) -> str | None:
    publisher = next(iter(head.data.resolved(head.data.article.get("publisher"))), None)
    return head.meta.get("og:site_name") or text_of(publisher)


def _title(head: Head, site: str | None) -> str | None:
    """The title as the head gives it, without the site's name."""
    for said in (
        text_of(head.data.article.get("headline")),
        head.meta.get("og:title"),
        " ".join(_TITLE(head.root)[:_LONGEST].split()),
        head.meta.get("twitter:title"),
    ):
        if said:
            return cut_site_name(said, site)
    return None


def cut_site_name(title: str, site: str | None) -> str:
    """A title without ` | Site` or ` - Site` at its end."""
    match = re.search(r"\s(?:[|·•»–—]|-|::)\s+([^|·•»–—\s][^|·•»–—]{1,39})$", title)
    if match is None or len(title[: match.start()].split()) < 2:
        return title
    tail = match[1].strip()
    known = is_outlet_name(tail) or (site is not None and _same_site(tail, site))
    return title[: match.start()].rstrip() if known or "|" in match[0] else title


def _same_site(a: str, b: str) -> bool:
    left, right = (re.sub(r"\W+|\.com$", "", x.lower()) for x in (a, b))
    return bool(left) and bool(right) and (left in right or right in left)


# ------------------------------------------------------------------ authors


def _authors(head: Head, site: str | None) -> tuple[Author, ...] | None:
    """People first from JSON-LD, then meta, then links to an author's page; then organisations."""
    found: list[tuple[Author, ...]] = []
    for find in (_linked_authors, _meta_authors, _author_links):
        authors = find(head)
        found.append(authors)
        people = tuple(a for a in authors if a.person and a.name != site)
        if people:
            return people
    rest = tuple(a for authors in found for a in authors if not _is_site(a.name, site))
    return unique(rest) or None


def _is_site(name: str, site: str | None) -> bool:
    return site is not None and _same_site(name, site)


def _linked_authors(head: Head) -> tuple[Author, ...]:
    article = head.data.article
    out: list[Author] = []
    for item in head.data.resolved(article.get("author") or article.get("creator")):
        name = text_of(item)
        organisation = isinstance(item, dict) and "Organization" in " ".join(kinds_of(item))
        for author in read_names(name) if name else ():
            out.append(Author(name=author.name, person=author.person and not organisation))
    return unique(out)


def _meta_authors(head: Head) -> tuple[Author, ...]:
    labelled = "written" in head.meta.get("twitter:label1", "").lower()
    names = [head.meta.get(name) for name in _AUTHOR_METAS]
    names.append(head.meta.get("twitter:data1") if labelled else None)
    for name in names:
        authors = read_names(name) if name else ()
        if authors:
            return authors
    return ()


def _author_links(head: Head) -> tuple[Author, ...]:
    """The first group of links to authors, in elements beside each other below the first h1."""
    started = head.root.find(".//h1") is None
    passed: set[etree._Element] = set()
    out: list[Author] = []
    home: etree._Element | None = None
    order = {
        element: n
        for n, element in enumerate(head.root.iter("h1", "a", "span", "div", "p", "address", "li"))
    }
    first = min((n for e, n in order.items() if e.tag == "h1"), default=0)
    for link in _AUTHOR_LINKS(head.root)[:_MOST_LINKS]:
        if order.get(link, 0) < first or link in passed:
            continue
        text = " ".join(link.itertext()).strip()
        authors = read_names(text) if 0 < len(text) < 80 else ()
        around = _around(link)
        if home is not None and home not in around:
            break
        if authors and home is None:
            home = around[-1]
        if authors:
            out.extend(authors)
            passed.update(link.iter("a", "span"))
    return unique(out) if started or out else ()


def _around(link: etree._Element) -> list[etree._Element]:
    """The three elements around an author's link, innermost first."""
    return [link, *islice(link.iterancestors(), 3)]


# ------------------------------------------------------------------ dates


def _published(head: Head) -> Stamp | None:
    article, meta = head.data.article, head.meta
    said = [(text_of(article.get("datePublished")), "JSON-LD datePublished", "json_ld", 0.95)]
    names = sorted(
        (n for n in meta if _PUBLISHED.search(n) and not _MODIFIED.search(n)), key=_trust
    )
    said += [(meta[name], f"meta {name}", "meta", 0.9) for name in names]
    said.append((text_of(article.get("dateCreated")), "JSON-LD dateCreated", "json_ld", 0.7))
    said += [(t.get("datetime"), "time element", "time_element", 0.7) for t in _times(head.root)]
    return _first_stamp(said)


def _trust(name: str) -> int:
    return 0 if "published_time" in name or "datepublished" in name else 1


def _times(root: etree._Element) -> list[etree._Element]:
    """Time elements: those that say they are the publication's, then those below the headline."""
    found: list[tuple[bool, bool, etree._Element]] = []
    below = False
    for element in islice(root.iter("h1", "time"), _MOST_TIMES):
        if element.tag == "h1":
            below = True
        elif element.get("datetime"):
            says = (
                f"{element.get('itemprop')} {element.get('class')} {element.get('pubdate')}".lower()
            )
            found.append(("publish" not in says and "pubdate" not in says, not below, element))
    return [element for *_, element in sorted(found, key=lambda item: item[:2])]


def _modified(head: Head) -> Stamp | None:
    article, meta = head.data.article, head.meta
    said = [(text_of(article.get("dateModified")), "JSON-LD dateModified", "json_ld", 0.9)]
    said += [(v, f"meta {k}", "meta", 0.9) for k, v in meta.items() if _MODIFIED.search(k)]
    return _first_stamp(said)


def _first_stamp(said: Iterable[tuple[str | None, str, str, float]]) -> Stamp | None:
    for value, basis, found, confidence in said:
        moment = find_moment(value) if value else None
        if moment is not None and moment.on.whole is not None:
            return stamp(moment, basis=basis, found=found, confidence=confidence)
    return None


# ------------------------------------------------------------------ the rest


def _paywalled(head: Head) -> bool | None:
    free = head.data.article.get("isAccessibleForFree")
    if free is not None:
        return str(free).lower().rsplit("/", 1)[-1] == "false"
    tier = head.meta.get("article:content_tier", "").lower()
    return {"locked": True, "metered": True, "free": False}.get(tier)


def _is_live(head: Head, title: str | None) -> bool:
    if "LiveBlogPosting" in head.data.types:
        return True
    return _LIVE.search(f"{title or ''} {head.url or ''}") is not None


def _corrections(head: Head) -> tuple[Correction, ...]:
    texts = (text_of(item) for item in head.data.resolved(head.data.article.get("correction")))
    return tuple(Correction(text=text, kind="correction") for text in texts if text)
