"""What an element is, by its tag and the names its page gives it."""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import lru_cache


class Trait(Flag):
    """What an element's names say of all it holds."""

    NONE = 0
    CHROME = auto()
    """Not article: navigation, promotion, tools."""
    FOREIGN = auto()
    """Chrome that may be long: comments, other stories, consent text."""
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    STANDFIRST = auto()
    DATE = auto()


_EDGE = r"(?:^|[\s_-])"
_END = r"(?:[\s_-]|$)"
_CHROME = re.compile(
    _EDGE + r"(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|sticky|share|sharing|sharebar|social|"
    r"socials|follow|tags?|taglist|topics?|advert(?:isement|ising|s)?|ads?|adv|adslot|sponsor(?:ed|s)?|outbrain|taboola|toolbar|tools|"
    r"pagination|pager|login|signin|subscribe|subscription|subscriptions|signup|promo|promos|promotion|cta|"
    r"newsletters?|paywall|regwall|piano|donate|donation|donations|support-us|banner|rail|onward|prev|next|copyright|disclaimer|feedback|"
    r"player|playlist|bio|biography|author-box|authorbox|about-author|author-info|author-description|skip-link|screen-reader-text|sr-only|"
    r"visually-hidden|visuallyhidden|print-only|noprint|button|btn|buttons|toc|table-of-contents|affiliate|shop|shopping|product-card|"
    r"rating|ratings|poll|quiz|survey|weather|stock|stocks|ticker|marquee|podcast|audio|tooltip|dropdown|search|"
    r"alert|alerts|notification|notice-bar|correction-form|report-error|apps?-promo|download-app|app-download|endnote-contact|"
    r"twitter-tweet|twitter-video|tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed|infobox|factbox-links|pullquote|pull-quote)" + _END
)
_FOREIGN = re.compile(
    _EDGE + r"(?:comments?|commentlist|disqus|respond|replies|related|relatedposts|recommend(?:ed|ations?|s)?|recirc(?:ulation)?|"
    r"teasers?|more-(?:stories|from|news|on|like|articles|in)|read-?more|read-?next|read-?also|also-?read|see-?also|most-?(?:read|popular|viewed|recent)|popular|trending|"
    r"latest|up-?next|you-?may|suggested|suggestions|carousel|slider|cookies?|consent|gdpr|onetrust|cmp|modal|popup|overlay|lightbox|"
    r"zergnet|mgid|revcontent|further-reading|other-(?:news|stories|articles)|linkbox|in-this-(?:story|article)|top-stories|jp-relatedposts)" + _END
)
_CAPTION = re.compile(r"caption|" + _EDGE + r"(?:legend|cutline|bildunterschrift|legende)" + _END)
_CREDIT = re.compile(r"credit|" + _EDGE + r"(?:image-source|photographer|copyright-holder|attribution)" + _END)
_BYLINE = re.compile(r"by-?line|author|" + _EDGE + r"(?:contributors?|writers?|reporter|signature)" + _END)
_STANDFIRST = re.compile(
    r"standfirst|sub-?head(?:line)?|sub-?title|" + _EDGE + r"(?:dek|deck|abstract|excerpt|article-summary|"
    r"article-intro|lead-text|chapo|sub-?deck|description|summary)" + _END
)
_DATE = re.compile(
    _EDGE + r"(?:date|datetime|timestamp|time-?stamp|pub-?date|date-?published|publish(?:ed)?-?(?:date|time|on)?|posted-?on|"
    r"entry-date|updated|last-updated|date-?line)" + _END
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PAGE = frozenset({"html", "body", "[document]"})
_CHROME_TAGS = frozenset({"nav", "footer", "menu", "dialog", "form", "aside"})


@lru_cache(maxsize=16384)
def traits_of(tag: str, names: str) -> Trait:
    """Traits of one element; page-wide elements have none, whatever they are called."""
    if tag in _PAGE:
        return Trait.NONE
    out = Trait.NONE
    if tag in _CHROME_TAGS:
        out |= Trait.CHROME
    elif tag in {"figcaption", "figure"}:
        out |= Trait.CAPTION
    elif tag == "time":
        out |= Trait.DATE
    if not names:
        return out
    low = _CAMEL.sub("-", names).lower()
    if _FOREIGN.search(low):
        out |= Trait.CHROME | Trait.FOREIGN
    elif _CHROME.search(low):
        out |= Trait.CHROME
    if _CAPTION.search(low):
        out |= Trait.CAPTION
    if _CREDIT.search(low):
        out |= Trait.CREDIT
    if _BYLINE.search(low):
        out |= Trait.BYLINE
    if _STANDFIRST.search(low):
        out |= Trait.STANDFIRST
    if _DATE.search(low):
        out |= Trait.DATE
    return out
