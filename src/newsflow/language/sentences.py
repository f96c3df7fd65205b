"""Where sentences end.

A full stop ends a sentence unless the word before it is an abbreviation or an initial, or the
word after it goes on in lower case. After an abbreviation that may close a sentence (`U.S.`,
`p.m.`, `Inc.`) it ends one only before a word that opens sentences (Kiss and Strunk 2006 find
such openers by counting; ours are a table). An empty line and a bullet always end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsflow.language.tables import words
from newsflow.types import Span

_CLOSERS = r"[\"'”’»)\]]*(?:\s?\[\d{1,3}\])*"
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+(?:\s\.)*){_CLOSERS}(?=\s+(?P<opener>[\"'“‘«(\[¿¡–—-]*\s?)(?P<next>\w))"
    rf"|(?P<glued>(?<=[a-z]{{3}})[.!?]+[\"”’)]*(?=[\"“]?[A-Z][a-z]+[\s,]))"
    r"|(?P<dateline>(?:(?<=\n)|\A)[A-Z]{3,}[A-Za-z., ]{0,40}\([A-Z][A-Za-z ]+\) ?(?:--|[-–—])"
    r"(?=\s+\S))"
    r"|(?P<url>https?://\S+)(?=\s+https?://)"
    r"|(?P<gap>\n\s*\n)|(?P<bullet>\n(?=\s*(?:[•*·▪–—-]|\d{1,2}[.)])\s))"
)
_LAST_WORD = re.compile(r"[^\s\"'“”‘’()\[\]]*$")
_NEXT_WORD = re.compile(r"[\s\"'“”‘’«()\[\]¿¡–—-]*([\w’'-]+)")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")
_TITLES = words(
    "mr mrs ms messrs mme mlle dr prof gen lt col sgt cpl capt cmdr adm maj brig pvt gov sen rep "
    "reps sens hon rev fr msgr pres supt insp det st mt ft sr. ste dep amb atty asst assoc vs v cf "
    "viz fig figs eq vol pp al e.g i.e eg ie ca approx ph.d d.c. sec"
)
"""Abbreviations that never end a sentence."""
_BEFORE_NUMBERS = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos art arts p para ch pt op nr"
)
"""Abbreviations that end none before a number."""
_MAY_END = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp bros plc llc jr sr esq etc "
    "dept univ ave blvd rd sq est tel mon tue tues wed thu thurs fri sat sun calif conn fla ill "
    "ind mass mich minn okla penn tenn tex va wash wis ariz ark colo del md mo pa ga ky neb nev "
    "ore vt ala"
)
"""Abbreviations that end a sentence before a word that opens sentences."""
_OPENERS = words(
    "the a an this that these those he she it they we you i his her its their our my there here "
    "in on at by for from with after before during when while as if since although though because "
    "but and so yet however meanwhile also then now still both many some most all no not one two "
    "according earlier later last what who why how where under about last nearly according despite "
    "asked among despite following instead among only such even once until over speaking other "
    "others more just every each several another"
)
"""Words that open a sentence far more often than they follow an abbreviation within one."""
_SPEECH = words(
    "said says say asked asks told tells added adds replied cried shouted shouts yelled answered "
    "exclaimed wondered wrote writes continued joked quipped warned recalled insisted"
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?$|^[A-Z]$")
_WORDS_TO_CUE = 5


def split_sentences(text: str, span: Span) -> list[Span]:
    """Find the sentences of `text` within `span`, in order, without surrounding white space."""
    ends = [*_ends(text, span), span.end]
    starts = [span.start, *ends[:-1]]
    stripped = (_strip(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [found for found in stripped if found is not None]


def _ends(text: str, span: Span) -> Iterator[int]:
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if match["stop"] is None or _ends_one(text, start, match):
            yield match.end()
            start = match.end()


def _strip(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _ends_one(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop followed by white space and a word ends the sentence that began at `start`."""
    after = match["next"]
    if not (after.isupper() or after.isdigit()):
        return _ends_one_in_lower_case(text, start, match)
    if _goes_on_with_cue(text, match):
        return False
    if match["stop"] != ".":
        return True
    before = _LAST_WORD.search(text, start, match.start())
    word = before.group() if before is not None else ""
    if not word:
        return True
    if before is not None and not text[start : before.start()].strip():
        return _ENUMERATOR.fullmatch(word) is None and not _is_abbreviated(word, text, match)
    return not _is_abbreviated(word, text, match)


def _ends_one_in_lower_case(text: str, start: int, match: re.Match[str]) -> bool:
    """Hasty writers begin sentences with small letters: then only a plain word before the stop."""
    ellipsis = "…" in match["stop"] or ".." in match["stop"]
    if ellipsis or match.group() != match["stop"]:
        return False
    before = _LAST_WORD.search(text, start, match.start() - (text[match.start() - 1] == " "))
    word = before.group() if before is not None else ""
    known = word in _TITLES or word in _MAY_END or word in _BEFORE_NUMBERS
    if known or not word or _INITIALS.search(word):
        return False
    following = _NEXT_WORD.match(text, match.end())
    if following is not None and following[1] in _OPENERS and len(word) > 1:
        return word.islower()
    shouted = match["stop"] != "." and word.isupper()
    return len(word) > 2 and word.isalpha() and (word.islower() or shouted)


def _goes_on_with_cue(text: str, match: re.Match[str]) -> bool:
    """`"Where is she?" Maria Lund asked.` is one sentence."""
    closed = match.group()[len(match["stop"]) :]
    if not closed or closed[-1] not in "\"'”’»" or match["opener"]:
        return False
    following = text[match.end() : match.end() + 80].split()[:_WORDS_TO_CUE]
    if following and following[0].lower() in _OPENERS - {"he", "she", "they", "i", "we"}:
        return False
    for word in following:
        if word.strip(",.:").lower() in _SPEECH:
            return True
        if not word[:1].isupper() or word[-1] in ".!?":
            return False
    return False


def _is_abbreviated(word: str, text: str, match: re.Match[str]) -> bool:
    low = word.lower()
    if low in _TITLES:
        return True
    if match["next"].isdigit() and (low in _BEFORE_NUMBERS or len(word) == 1):
        return True
    if low in _MAY_END or _INITIALS.search(word):
        return not _opens_sentence(text, match, initial=len(word) == 1)
    return False


def _opens_sentence(text: str, match: re.Match[str], *, initial: bool) -> bool:
    if match["opener"].strip() and not initial:
        return True
    following = _NEXT_WORD.match(text, match.end())
    return following is not None and following[1].lower() in _OPENERS
