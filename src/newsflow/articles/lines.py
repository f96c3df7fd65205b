"""What a line of a news page is, by its words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from newsflow.articles.dates import MONTH, find_moment
from newsflow.articles.outlets import find_known
from newsflow.text import fold

_DIGIT = re.compile("[0-9]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words: two make about a word."""
_SENTENCE_END = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*\s*(?:\[\d+\]\s*)?$")
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|den|al|el|bin|la|le|du|da|dos|di)"
_BY = re.compile(
    r"^\W{0,3}(?:(?:story|words|written|reported|reporting|posted|published|text|article|review|"
    r"analysis)\s+)?"
    r"(?:by|von|par|por|di|door|autor(?:in)?|author|text)\b\s*[:|]?\s*(?=\S)",
    re.I,
)
_LABEL = 1000
"""Characters from which a line is no label, so that no pattern for labels need look at it."""
_STAMP = 15
"""Words of a label with a date at most."""
_AGO = re.compile(r"\b\d+ ?(?:min(?:ute)?|hr|hour|day|week|month)s? ago", re.I)
_URL_LINE = re.compile(r"^[<(\[]?\s*(https?://[^\s<>\"]+?)\s*[>)\]]?$", re.I)
_CREDIT_MARK = re.compile(
    r"^(?:\(?\s*)?(?:©|\(c\)\s|copyright\b|photo(?:graph(?:y|er)?|s)?(?:\s+(?:credit|courtesy|"
    r"by))?\s*[:/|]|"
    r"photo(?:graph)?s? by\b|pictures?(?:\s+(?:credit|by))?\s*:|image(?:s)?(?:\s+(?:credit|source|"
    r"by))?\s*:|credits?\s*:|"
    r"image by\b|illustration\s*(?:by|:)|foto(?:s)?\s*:|bild\s*:|crédit|courtesy of\b|"
    r"getty images\b|"
    r"file photo\b|handout\b|via (?:getty|ap|reuters))",
    re.I,
)
_CREDIT_TAIL = re.compile(
    r"(?:/|\bvia |, |\()\s*(?:AP|AFP|REUTERS|Reuters|TASS|EPA(?:-EFE)?|Getty(?: Images)?|"
    r"Shutterstock|Alamy|"
    r"Anadolu(?: Agency)?|Xinhua|Bloomberg|PA(?: Wire| Media)?|dpa|EFE|ANSA|AAP|Kyodo|Yonhap|"
    r"[A-Z][\w .-]{1,30} via (?:Getty(?: Images)?|AP|REUTERS|Reuters))\)?\.?$"
)
_MAKERS = re.compile(r"[\[(]?@?[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3} ?/ ?@?[A-Z][^/:–—-]{1,40}[\])]?")
"""`Jane Doe/Harbour`, `Harbour / @jane`: who made a picture and for whom."""
_CONTACT = re.compile(
    r"^(?:contact (?:the (?:author|reporter|writer|editor)|us\b)|(?:e-?mail|follow|reach|"
    r"write to)\b.{0,60}(?:@|twitter|facebook)|"
    r"(?:e-?mail|phone|tel)\s*:|reach \w+ at\b)",
    re.I,
)
_ORIGIN_LABEL = re.compile(
    r"^(?:original(?:ly)?(?: (?:url|link|source|article|post|text|published(?: (?:at|on|by))?))?|"
    r"source|url|link|permalink|"
    r"(?:full|original) (?:story|article)(?: at| here)?|read the original(?: article)?(?: at|"
    r" here)?)\s*:?$",
    re.I,
)
_CHROME = re.compile(
    r"^(?:\W?(?:related|watch(?: more| this)?|more|listen|photos|gallery|must read|"
    r"don[’']t miss)\s*:.{0,160}|"
    r"all news|home(?:page)?|menu|search|share(?: (?:this|on|via)\b.{0,40})?|tweet|print|"
    r"e-?mail|save|comments?(?: \(?\d+\)?)?|"
    r"\d+ comments?|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|copy link|"
    r"link copied.*|subscribe(?: now)?|sign (?:up|in)|log ?in|register|"
    r"(?:advertisements?|ad)(?:\W.{0,40})?|sponsored.{0,30}|"
    r"related(?: (?:articles?|stories|topics|content|news|coverage|links?|posts))?:?|"
    r"read (?:more|also|next|full.{0,20})\b.{0,120}|more (?:from|on|in|about)\b.{0,60}|"
    r"see also\b.{0,120}|also read\b.{0,120}|recommended(?: for you)?|"
    r"most (?:read|popular|viewed|shared).{0,20}|trending(?: now)?:?|latest(?: news| stories)?|"
    r"top stories|popular|tags?:.{0,200}|topics?:.{0,200}|"
    r"filed under.{0,100}|click here\b.{0,120}|skip to (?:main )?content|continue reading.{0,40}|"
    r"story continues.{0,40}|article continues.{0,40}|"
    r"(?:sign up|subscribe) (?:for|to|now|here)\b.{0,160}|get (?:the|our) (?:latest|best|morning|"
    r"daily|free)\b.{0,160}|follow (?:us|@\w+)\b.{0,80}|join (?:us|our)\b.{0,100}|"
    r"download (?:the|our)\b.{0,60}app.{0,40}|all rights reserved.{0,120}|©.{0,160}|"
    r"copyright\b.{0,160}|terms (?:of|and).{0,60}|privacy (?:policy|notice).{0,60}|"
    r"cookie.{0,60}|loading\.*|view (?:all|more|comments).{0,40}|show (?:more|less|"
    r"comments).{0,40}|back to top|newsletters?|comments are closed\.?|next read this:?|"
    r"other news|more coverage|recommended by\b.{0,40}|"
    r"(?:related|recommended|featured|trending) videos?:?|"
    r"watch(?: (?:now|live|more|the video))?:?|listen(?: (?:to this.{0,40}|now))?|"
    r"\d+ min(?:ute)?s?(?: read)?|(?:published|updated|posted):?)$",
    re.I,
)
_END_MARK = re.compile(
    r"^(?:(?:view |show |see |load |read |all )*(?:\d+ )?comments?(?: \(?\d+\)?)?|"
    r"related(?: \w+)?:?|more (?:from|on|stories|news|about|like this|to read)\b.{0,60}|"
    r"most (?:read|popular|viewed|shared|recent).{0,30}|recommended(?: \w+){0,3}|"
    r"people are also reading.{0,3}|you (?:may|might) (?:also|be) .{0,40}|"
    r"trending(?: now)?|latest(?: \w+)?|(?:read|up|what to read) next.{0,20}|about the (?:author|"
    r"writer)s?|top (?:stories|reads|news).{0,30}|popular(?: \w+)?|"
    r"(?:filed under|tags?|topics?)\b:?.{0,120}|share this(?: \w+)?:?|comment from the forums|"
    r"discuss this.{0,40}|join the (?:conversation|discussion)|"
    r"(?:from|by) our (?:partners|sponsors)|around the web|sponsored(?: \w+)?|leave a (?:reply|"
    r"comment).{0,20}|post a comment|"
    r"newsletters?|editors?[’']? (?:picks?|choice)|our picks|in other news|also in .{0,30}|"
    r"see also:?|stay (?:connected|informed|on) .{0,30}|post navigation|next (?:article|post|"
    r"story):?.{0,100}|previous (?:article|post|story):?.{0,100})$",
    re.I,
)
_CAPTION_MARK = re.compile(
    r"^(?:(?:file|handout) (?:photo|picture|image)\b|photo shows\b|pictured\b|image(?:d)?:|"
    r"picture:|photo:|caption:|video:|watch:)",
    re.I,
)
_TIME_WORDS = re.compile(
    r"\b(?:published|updated|posted|modified|created|last|first|on|at|am|pm|a\.m\.|p\.m\.|"
    r"[ecmp][sd]?t|[bi]st|ces?t|ees?t|ae[sd]t|utc|gmt|edt|est|"
    r"date|time|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?|hrs?|hours?|"
    r"moscow time|local time|ist|min(?:ute)?s?|read|ago|veröffentlicht|aktualisiert|publié|le|à|"
    r"stand|uhr|h)\b",
    re.I,
)


@lru_cache(maxsize=1024)
def count_words(text: str) -> int:
    """Words in a text, as a reader counts them."""
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def ends_sentence(text: str) -> bool:
    """Whether the last word is followed by the mark that ends a sentence, colon included."""
    return _SENTENCE_END.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a line reads as running text: long, or a sentence of some length."""
    words = count_words(text)
    return words >= 25 or (words >= 8 and ends_sentence(text))


def is_byline(text: str) -> bool:
    """`By Jane Doe`, `Jane Doe, Reuters`: short, and it opens as a byline does."""
    match = _BY.match(text)
    if match is None or count_words(text) > 25 or ends_sentence(text.rstrip(".")):
        return False
    rest = _plain(text[match.end() :])
    return re.match(rf"{_NAME}(?:\s|,|$|\|)", rest) is not None and rest[:1].isupper()


def is_date_line(text: str) -> bool:
    """A line that holds a date, and besides it only words that go with one."""
    if len(text) > 120 or not _has_digit(text):
        return False
    moment = find_moment(text)
    if moment is None:
        return False
    rest = text[: moment.start] + " " + text[moment.end :]
    previous = None
    while previous != rest:  # an "updated" date may stand beside the first
        previous = rest
        again = find_moment(rest)
        rest = rest if again is None else rest[: again.start] + " " + rest[again.end :]
    rest = _TIME_WORDS.sub(" ", re.sub(rf"\d+|{MONTH}", " ", rest))  # digits first: `9:03AM`
    return len(re.findall(r"[^\W_]{2,}", rest)) == 0


def _has_digit(text: str) -> bool:
    if _DIGIT.search(text) is not None:
        return True
    return not text.isascii() and any(c.isdigit() for c in text)


def is_stamp(text: str) -> bool:
    """A label that tells when a page was made, with whatever stands beside that.

    `World 12 May 2021 Share`, `4 hours ago Jane Doe`: between paragraphs it would be too little to
    go by, between headline and text it is not.
    """
    if count_words(text) > _STAMP or ends_sentence(text):
        return False
    if _AGO.search(text):
        return True
    moment = find_moment(text) if _has_digit(text) else None
    return moment is not None and moment.on.whole is not None


def find_url_line(text: str) -> str | None:
    """The address of a line that is nothing but one."""
    match = _URL_LINE.match(text.strip())
    return match[1] if match else None


def is_credit(text: str) -> bool:
    """Who made a picture: `© Jane Doe/AFP`, `Photo: Getty Images`."""
    if count_words(text) > 20:
        return False
    if _CREDIT_MARK.match(text):
        return not re.search(r"all rights reserved", text, re.I)
    if count_words(text) > 14 or not _is_names(text):
        return False
    if _MAKERS.fullmatch(text):
        return True
    return _CREDIT_TAIL.search(text) is not None or _is_agency_tail(text)


def _is_agency_tail(text: str) -> bool:
    """Whether an agency's name stands last, behind a slash, a bracket or a comma."""
    *before, last = re.split(r"[/(]|, | via ", text)
    return bool(before) and find_known(last.strip(" ).")) is not None


def _is_names(text: str) -> bool:
    """Whether nearly every word is capitalised, as in a list of names."""
    words = re.findall(r"[^\W\d_]+", text)
    small = [
        w
        for w in words
        if w[0].islower() and w.lower() not in {"and", "of", "via", "for", "the", "s", "de"}
    ]
    return bool(words) and len(small) <= len(words) // 8


def find_glued_credit(text: str) -> int | None:
    """Where a credit starts that is glued to a caption's end by two spaces or more."""
    for match in re.finditer(r"(?<=\S)[ \u00a0\t]{2,}(?=\S)", text):
        tail = text[match.end() :]
        if is_credit(tail):
            return match.end()
    return None


def is_caption_mark(text: str) -> bool:
    """Whether a line says itself that it is a caption."""
    return _CAPTION_MARK.match(text) is not None


def is_contact(text: str) -> bool:
    """How to reach the author."""
    return count_words(text) <= 40 and _CONTACT.match(_plain(text)) is not None


def is_origin_label(text: str) -> bool:
    """`Original url:` and the like, which announce an address."""
    return _ORIGIN_LABEL.match(text.strip()) is not None


def is_chrome(text: str) -> bool:
    """A label of the page and not of the text: share buttons, related links, rights."""
    return _CHROME.match(_plain(text).strip(" \t>»›|•·-–—:[]()")) is not None


def is_end_mark(text: str) -> bool:
    """A label that opens what stands below an article: comments, related stories."""
    return len(text) < 130 and _END_MARK.match(_plain(text).strip(" \t>»›|•·-–—:[]()")) is not None


def is_known_outlet(text: str) -> bool:
    """Whether a line is nothing but an outlet's name."""
    return find_known(text) is not None


def similar_words(a: str, b: str) -> float:
    """Share of `a`'s words that `b` holds too, 0–1."""
    left, right = fold(a).split(), set(fold(b).split())
    return sum(word in right for word in left) / len(left) if left else 0.0


def _plain(text: str) -> str:
    """A line without Markdown's marks: `[Jane](#)` → `Jane`."""
    if len(text) > _LABEL:
        return text
    text = re.sub(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)", r"\1", text)
    return re.sub(r"^[#>*_\s]+|[*_]+$", "", text)


@lru_cache(maxsize=1024)
def is_of_page(text: str) -> bool:
    """Whether a line belongs to the page or to who made it, not to what is told."""
    return (
        is_chrome(text)
        or is_end_mark(text)
        or is_byline(text)
        or is_date_line(text)
        or is_credit(text)
    )
