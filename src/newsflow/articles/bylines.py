"""Bylines → authors: people apart from desks, agencies and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsflow.articles.dates import MONTH, find_moment
from newsflow.articles.outlets import find_known, known_outlets
from newsflow.text import fold
from newsflow.types import Author, Span

_LEAD = re.compile(
    r"^\W*(?:(?:story|words|written|reported|reporting|report|posted|published|text|article|"
    r"review|analysis|opinion|"
    r"created|submitted|authored|photos? and story|story and photos?|commentary|column|"
    r"posted on[^a-z]{0,40})\s+)?"
    r"(?:(?:by|von|par|por|di|door)(?:\b|(?=(?-i:[A-ZÀ-Þ])))[\s:|]*|(?:author|autor(?:in)?|text|"
    r"words|redaktion)s?\s*[:|]\s*)",
    re.I,
)
_INNER = re.compile(r"\bby(?=\s*[A-ZÀ-Þ])|\bBy(?=[A-ZÀ-Þ])")
_CUT = re.compile(
    rf"(?:\b|(?<=[a-z]))(?:Published|Updated|Posted|Last [Uu]pdated|Modified)\b|"
    rf"\b(?:on )?{MONTH} ?\d{{1,2}}\b|"
    rf"\b\d{{1,2}} {MONTH}|\d{{1,2}}[:/.]\d\d|\b(?:19|20)\d\d\b|\b\d+ (?:min|hour|day|week|month|"
    rf"year)",
    re.M,
)
_LINK = re.compile(r"\[(?P<name>[^\[\]]{1,200})\]\([^()\s]{0,500}\)")
_SPLIT = re.compile(
    r"\s*(?:;|,|\||/|•|·|\n|\s&\s|\s[-–—]\s|\b(?:and|und|y|et|with|for|in|at|of|on|og|och|en|e|"
    r"i)\b(?=\s))\s*",
    re.I,
)
_NAMES = re.compile(
    r"\s*(?:;|,|\||/|•|·|\n|\s&\s|\s[-–—]\s|\b(?:and|und|y|et|with|og|"
    r"och)\b(?=\s))\s*",
    re.I,
)
_PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "la",
        "le",
    }
    | {"du", "da", "dos", "das", "di", "y", "e", "st", "mc", "o"}
)
_DESK = re.compile(
    r"\b(?:staff|desk|team|news(?:room|wire)?|editors|editorial|board|agency|press|reporters|"
    r"correspondents|bureau|"
    r"service|agencies|wire|redaktion|redacción|redaction|redazione|rédaction|associated|online|"
    r"media|network|"
    r"magazine|journal|times|gazette|herald|tribune|daily|today|tv|radio|admin|guest|studio|"
    r"foundation|"
    r"institute|university|council|ministry|department|office|company|inc|llc|ltd|gmbh|group|"
    r"community|"
    r"partners?|channel|blog|web|digital|sports|club|center|centre|society|association|"
    r"\w+\.(?:com|org|net|de|co))\b",
    re.I,
)
_JOB = (
    r"(?:reporters?|editors?|writers?|correspondents?|journalists?|columnists?|producers?|"
    r"analysts?|contributors?|"
    r"author|critic|photographers?|intern|fellow|director|anchor|host|expert|professor|phd|"
    r"m\.?d\.?|ph\.?d\.?|"
    r"redakteur(?:in)?|korrespondent(?:in)?|sponsored|reviewed by|chief|manager|freelancer?|lead|"
    r"specialist)"
)
_ROLE = re.compile(
    rf"(?:^|\b){_JOB}$|^(?:senior|chief|deputy|staff|contributing|associate|"
    rf"managing|special|sponsored)\b|^(?:an?|our|for)\b",
    re.I,
)
_TITLES = re.compile(r"^(?:dr|mr|mrs|ms|prof|professor|sir|rev)\.?\s+", re.I)
_OTHERS = re.compile(
    r"\b(?:photograph(?:y|ed|s)?|photos?|styled|illustrat\w+|hair|makeup|video|edited|editing|"
    r"reviewed|fact[- ]?checked|"
    r"tested|translated|pictures?|produced|directed|updated|approved|contributed|in partnership)\b",
    re.I,
)


_LONGEST = 600
"""Characters from which a text is no byline."""


def read_byline(text: str, base: int = 0) -> tuple[Author, ...]:
    """The authors a printed byline names, with their spans; `base` is its offset in the article."""
    if len(text) > _LONGEST or not _is_byline(text):
        return ()
    linked = [m.span("name") for m in _LINK.finditer(text)]
    lead = _LEAD.match(text) or _INNER.search(text)
    start = lead.end() if lead else 0
    cut = _CUT.search(text, start)
    pieces = linked or list(_pieces(text, start, cut.start() if cut else len(text)))
    out: list[Author] = []
    for left, right in pieces:
        author = find_author(text[left:right])
        if author is None:
            if out:  # after the names come offices, places and times
                break
            continue
        offset = base + left + text[left:right].index(author.name)
        span = Span(offset, offset + len(author.name))
        out.append(Author(name=author.name, person=author.person, span=span))
    return unique(out)


def _is_byline(text: str) -> bool:
    """Whether a line names writers: it says `by`, or it is nothing but names."""
    lead = _LEAD.match(text)
    if _OTHERS.search(text[: lead.end() if lead else len(text)]):
        return False
    if lead or _INNER.search(text) or _LINK.search(text):
        return True
    if text.isupper():
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", re.split(r"[,|/·•\n]| [-–—] ", text)[0])
    named = [w for w in words if w[0].isupper() or w.lower() in _PARTICLES]
    return 2 <= len(words) <= 5 and len(named) == len(words)


def read_names(text: str) -> tuple[Author, ...]:
    """The authors that a metadata field names: several in one string, with roles and outlets."""
    lead = _LEAD.match(text)
    words = text[lead.end() if lead else 0 :][:_LONGEST]
    return unique(a for piece in _NAMES.split(words) if (a := find_author(piece)) is not None)


def find_author(name: str) -> Author | None:
    """One name, trimmed: a person where it looks like one; none for what is no name."""
    name = _TITLES.sub("", name.strip(" \t\u00a0.,;:|-–—()[]\"'“”*_•·@")).strip()
    if not name or len(name) > 60 or re.search(r"https?:|@|\d|www\.|[{}<>=]", name):
        return None
    if _ROLE.search(name) and find_known(name) is None:
        return None
    name = _without_outlet(name)
    words = name.split()
    if not 1 <= len(words) <= 6 or not any(c.isupper() or not c.isascii() for c in name):
        return None
    small = [w for w in words if w[0].islower() and w.lower() not in _PARTICLES]
    if len(small) > 1 or (small and len(words) > 3 and not _DESK.search(name)):
        return None
    if find_moment(name) is not None or name.lower() in _NOBODY:
        return None
    return Author(name=name, person=is_person(name))


_NOBODY = frozenset(
    {
        "by",
        "author",
        "authors",
        "unknown",
        "null",
        "none",
        "undefined",
        "administrator",
        "anonymous",
        "share",
        "follow",
        "more",
    }
)


def is_person(name: str) -> bool:
    """Whether a name is a person's and not an outlet's, desk's or agency's."""
    if find_known(name) is not None or _DESK.search(name):
        return False
    words = [w for w in name.split() if w.lower().strip(".") not in _PARTICLES]
    return len(words) >= 2 or not name.isupper()


def is_outlet_name(name: str) -> bool:
    """Whether a name is in the table of outlets, or looks like an address or a paper."""
    return (
        find_known(name) is not None
        or re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[a-z]{2,4}){1,2}", name) is not None
    )


def unique(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Authors in order, each name once."""
    seen: dict[str, Author] = {}
    for author in authors:
        seen.setdefault(fold(author.name) or author.name, author)
    return tuple(seen.values())


def _without_outlet(name: str) -> str:
    """`Jane Doe The Associated Press` → `Jane Doe`: an agency's name glued to a person's."""
    for alias in _AGENCIES:
        if name.endswith(" " + alias) and len(name.split()) - len(alias.split()) >= 2:
            return name[: -len(alias)].strip()
    return name


_AGENCIES = tuple(
    sorted(
        (
            n
            for k in known_outlets()
            if k.kind == "agency"
            for n in (k.outlet.name, *k.aliases)
            if "." not in n
        ),
        key=len,
        reverse=True,
    )
)


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for match in _SPLIT.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end
