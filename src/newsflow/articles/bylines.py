"""Bylines → authors: people apart from desks, agencies and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsflow.articles.dates import find_moment
from newsflow.articles.outlets import find_known
from newsflow.text import fold
from newsflow.types import Author, Span

_LEAD = re.compile(
    r"^\W*(?:(?:story|words|written|reported|reporting|report|posted|published|text|article|review|analysis|opinion|"
    r"created|submitted|authored)\s+)?(?:by|von|par|por|di|door|author|autor(?:in)?|text)\b[\s:|]*",
    re.I,
)
_LINK = re.compile(r"\[(?P<name>[^\]]+)\]\([^)]*\)")
_SPLIT = re.compile(
    r"\s*(?:;|,|\||/|•|·|\n|\s&\s|\s[-–—]\s|\b(?:and|und|y|et|with|for|in)\b(?=\s))\s*", re.I
)
_PARTICLES = frozenset(
    ["de", "del", "della", "van", "von", "der", "den", "ten", "ter", "al", "el", "bin", "bint", "ibn", "la", "le", "du", "da", "dos", "das", "di", "y", "e", "st", "mc", "o"]
)
_DESK = re.compile(
    r"\b(?:staff|desk|team|news(?:room)?|editors?|editorial|board|agency|press|reporters?|correspondents?|bureau|"
    r"service|agencies|wire|redaktion|redacción|redaction|contributor|associated|online|media|network|magazine|"
    r"journal|times|post|gazette|herald|tribune|daily|today|tv|radio|admin|guest|studio|foundation|institute|university|"
    r"council|ministry|department|office|company|inc|llc|ltd|gmbh|group|community|partners?)\b",
    re.I,
)
_ROLE = re.compile(
    r"^(?:(?:senior|chief|deputy|political|business|sports?|health|science|technology|tech|foreign|diplomatic|national|"
    r"staff|associate|assistant|managing|executive|contributing|freelance|the|a|an|our|for|in|at|former|special|data|"
    r"white house|world|economics|crime|education|environment|climate|culture|digital|news|investigative|general|lead)\s+)*"
    r"(?:reporters?|editors?|writers?|correspondents?|journalists?|columnists?|producers?|analysts?|contributors?|author|"
    r"critic|photographer|intern|fellow|director|anchor|host|expert|professor|phd|m\.?d\.?|ph\.?d\.?)\b",
    re.I,
)
_TITLES = re.compile(r"^(?:dr|mr|mrs|ms|prof|professor|sir|rev)\.?\s+", re.I)


def read_byline(text: str, base: int = 0) -> tuple[Author, ...]:
    """The authors a printed byline names, with their spans; `base` is its offset in the article."""
    linked = [m.span("name") for m in _LINK.finditer(text)]
    lead = _LEAD.match(text)
    pieces = linked or list(_pieces(text, lead.end() if lead else 0))
    out: list[Author] = []
    for start, end in pieces:
        author = find_author(text[start:end])
        if author is None:
            if out:  # after the names come offices, places and times
                break
            continue
        offset = base + start + text[start:end].index(author.name)
        out.append(
            Author(
                name=author.name, person=author.person, span=Span(offset, offset + len(author.name))
            )
        )
    return unique(out)


def find_author(name: str) -> Author | None:
    """One name, trimmed: a person where it looks like one; none for offices, dates and addresses."""
    name = name.strip(" \t\u00a0.,;:|-–—()[]\"'“”*_•·@")
    if not name or len(name) > 60 or find_moment(name) or re.search(r"https?:|@|\d{3}|www\.", name):
        return None
    if _ROLE.match(name):
        return None
    words = name.split()
    if len(words) > 6 or not any(c.isalpha() for c in name):
        return None
    return Author(name=name, person=is_person(name))


def is_person(name: str) -> bool:
    """Whether a name is a person's and not an outlet's, desk's or agency's."""
    if find_known(name) is not None or _DESK.search(name):
        return False
    words = [w for w in _TITLES.sub("", name).split() if w.lower().strip(".") not in _PARTICLES]
    return (
        (len(words) + (len(words) == 1 and not name.isupper()) > 1
        and not name.isupper())
        or len(words) >= 2
    )


def unique(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Authors in order, each name once."""
    seen: dict[str, Author] = {}
    for author in authors:
        seen.setdefault(fold(author.name) or author.name, author)
    return tuple(seen.values())


def _pieces(text: str, start: int) -> Iterable[tuple[int, int]]:
    for match in _SPLIT.finditer(text, start):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
