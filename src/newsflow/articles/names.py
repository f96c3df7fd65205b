"""What an element is, by its tag and the names its page gives it.

Names are read word by word (`article__related-links` is article, related, links), so that a word
inside another (`add` in `padding`) says nothing, and `has-sidebar` is no sidebar.
"""

from __future__ import annotations

import re
from functools import lru_cache

NONE = 0
CHROME = 1
"""Not article: navigation, promotion, tools."""
FOREIGN = 2
"""Chrome that may be long: comments, other stories, consent text."""
CAPTION = 4
CREDIT = 8
BYLINE = 16
STANDFIRST = 32
DATE = 64
TEXT = 128
"""Text of its own inside a figure: a table."""
CONTROL = 256
"""A button or the like: chrome, unless it holds running text."""
PICTURE = 512
"""An element around a picture: what little text it holds is the picture's."""
SPREADING = CHROME | FOREIGN
"""Traits of an element that hold for all below it; any other yields to a nearer one."""

_WORDS = {
    CHROME: """
        nav navbar navigation menu breadcrumb breadcrumbs footer sidebar sticky share sharing
        sharebar sharedaddy social socials follow tags taglist topics advert adverts
        advertisement advertising ad ads adv adslot sponsor sponsors sponsored outbrain taboola
        toolbar tools pagination pager login signin subscribe subscription subscriptions signup
        promo promos promotion cta newsletter newsletters paywall regwall piano donate donation
        donations support-us banner rail onward copyright disclaimer feedback player playlist
        bio biography author-box authorbox about-author author-info author-description
        author-bio skip-link screen-reader-text sr-only visually-hidden visuallyhidden
        print-only noprint toc table-of-contents affiliate shop shopping
        product-card rating ratings poll quiz survey weather stocks ticker marquee podcast audio
        tooltip dropdown search alerts notification correction-form report-error download-app
        app-download twitter-tweet twitter-video tweet instagram-media tiktok-embed fb-post
        bluesky-embed reddit-embed pullquote pull-quote skip keywords listen-to form-done form-fail
        form-success form-error
    """,
    CHROME | FOREIGN: """
        comments commentlist comment-list disqus respond replies related relatedposts
        related-posts recommend recommended recommendation recommendations recommends recirc
        recirculation teaser teasers more-stories more-from more-news more-on more-like
        more-articles more-in readmore read-more readnext read-next read-also also-read see-also
        most-read mostread most-popular most-viewed most-recent popular trending latest up-next
        upnext you-may suggested suggestions carousel slider cookie cookies consent gdpr
        onetrust modal popup overlay lightbox zergnet mgid revcontent further-reading other-news
        other-stories other-articles linkbox in-this-story in-this-article top-stories
        jp-relatedposts
    """,
    CONTROL: "button btn buttons",
    PICTURE: "image images img photo photos picture pictures foto fotos bild",
    CAPTION: "legend cutline bildunterschrift legende",
    CREDIT: "image-source photographer copyright-holder attribution",
    BYLINE: "contributor contributors writer writers reporter signature",
    STANDFIRST: """
        dek deck abstract excerpt article-summary article-intro lead-text chapo sub-deck
        description summary subhead sub-head subheadline sub-headline subtitle sub-title
        standfirst teaser-text strapline
    """,
    DATE: """
        date datetime timestamp time-stamp pubdate pub-date date-published publish-date
        published-date published published-on publish-time publish-on posted-on entry-date
        updated last-updated dateline
    """,
}
_TRAITS = {word: trait for trait, words in _WORDS.items() for word in words.split()}
_INSIDE = (
    ("caption", CAPTION),
    ("credit", CREDIT),
    ("byline", BYLINE),
    ("author", BYLINE),
    ("standfirst", STANDFIRST),
)
_BEFORE = frozenset("has have with without no not is non hide enable js".split())
_AFTER = frozenset("enabled disabled open closed on off active free".split())
_TOKENS = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PAGE = frozenset({"html", "body", "[document]"})
_TAGS = {
    "nav": CHROME,
    "footer": CHROME,
    "menu": CHROME,
    "dialog": CHROME,
    "form": CHROME,
    "aside": CHROME,
    "figure": CAPTION,
    "figcaption": CAPTION,
    "time": DATE,
    "table": TEXT,
}


def traits_of(tag: str, names: str) -> int:
    """Traits of one element; page-wide elements have none, whatever they are called."""
    if tag in _PAGE:
        return NONE
    own = _TAGS.get(tag, NONE)
    if not names:
        return own
    named = _named(names)
    if tag in _HEADINGS and not named & FOREIGN:  # a heading is named after what it says
        named &= ~CHROME
    return own | named


@lru_cache(maxsize=8192)
def _named(names: str) -> int:
    out = NONE
    for name in names.split():
        low = _CAMEL.sub("-", name).lower()
        words = _TOKENS.findall(low)
        for i, word in enumerate(words):
            trait = _TRAITS.get(word, NONE)
            if i + 1 < len(words):
                trait |= _TRAITS.get(f"{word}-{words[i + 1]}", NONE)
                if i + 2 < len(words):
                    trait |= _TRAITS.get(f"{word}-{words[i + 1]}-{words[i + 2]}", NONE)
            for piece, inside in _INSIDE:
                trait |= inside if piece in word else NONE
            if trait and not _is_state(words, i):
                out |= trait
    return out


def _is_state(words: list[str], i: int) -> bool:
    """`has-sidebar` and `comments-enabled` tell of a state and not of what the element is."""
    return (i > 0 and words[i - 1] in _BEFORE) or (i + 1 < len(words) and words[i + 1] in _AFTER)
