"""When a page holds no article: the reasons, each decided from what was laid out."""

from __future__ import annotations

import re

from newsflow.articles.blocks import About, Layout
from newsflow.articles.lines import count_words
from newsflow.types import Page, Refusal, RefusalReason, Zone

_SHORT = 25
"""Body words below which a page is no article."""
_BRIEF = 10
"""The same for a saved text, which a person chose to keep."""
_STUB = 90
"""Body words below which a wall, a video or a list is taken for what the page is."""
_TEASER = 60
"""Body words below which a wall hides the article; above it, it cuts the article short."""
_LONG = 400
"""From this many body words on nothing but consent text is doubted."""
_ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b.{0,40}\b(?:error|not found|forbidden|unavailable|gone)\b|"
    r"\berror (?:40[0-9]|50[0-9])\b|"
    r"\b(?:page|file|article|content|url) (?:\w+ ){0,4}(?:not (?:be )?found|no longer (?:exists|"
    r"available)|does(?: not|n[’']t) exist|is unavailable)\b|"
    r"\bnot found\b|\baccess (?:to this page )?(?:has been |is )?denied\b|\bservice unavailable\b|"
    r"\bbad gateway\b|\binternal server error\b|"
    r"\bjust a moment\b|\battention required\b|\bare you a (?:robot|human)\b|"
    r"\bverify(?:ing)? (?:that )?you are (?:a )?human\b|\bcaptcha\b|"
    r"\bchecking your browser\b|\bpage introuvable\b|\bseite (?:wurde )?nicht gefunden\b|^oops\b",
    re.I,
)
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|gdpr|privacy (?:policy|settings|choices)|partners|personal data|"
    r"legitimate interests?|"
    r"accept all|reject all|manage (?:options|preferences|settings)|vendors|einwilligung|"
    r"datenschutz)\b",
    re.I,
)
_WALL = re.compile(
    r"\b(?:subscribe|register|sign up|log ?in|sign in) (?:now )?(?:to|and|for) (?:continue|read|"
    r"keep|view|unlock|access|get)\b|"
    r"\balready (?:a subscriber|subscribed|have an account|a member)\b|\bto (?:continue|"
    r"keep) reading\b|\bsubscribers? only\b|"
    r"\b(?:reserved|available|exclusive(?:ly)?) (?:for|to) (?:our )?(?:subscribers|members)\b|"
    r"\breached your (?:free )?(?:article )?limit\b|"
    r"\bréservé aux abonnés\b|\bnur für abonnenten\b",
    re.I,
)


def find_refusal(
    page: Page, layout: Layout, about: About, scraps: str, links: int
) -> Refusal | None:
    """Why there is no article on a page; none when there is one.

    `scraps` is the opening of all text on the page, kept or not; `links` counts its link lines.
    """
    words = sum(count_words(text) for text in layout.words_of(Zone.BODY, Zone.STANDFIRST))
    title = layout.title or about.title
    said = _reason(words, title or "", layout, about, scraps, links)
    if said is None:
        return None
    reason, detail = said
    return Refusal(reason=reason, detail=detail, url=page.url, title=title)


def find_plain_refusal(page: Page, layout: Layout) -> Refusal | None:
    """Why a saved text holds no article; none when it does."""
    words = sum(count_words(text) for text in layout.words_of(Zone.BODY, Zone.STANDFIRST))
    if words >= _BRIEF:
        return None
    detail = f"{words} words of running text, fewer than {_BRIEF}"
    return Refusal(reason=RefusalReason.TOO_SHORT, detail=detail, url=page.url, title=layout.title)


def _reason(
    words: int, title: str, layout: Layout, about: About, scraps: str, links: int
) -> tuple[RefusalReason, str] | None:
    if not scraps.strip() and not words:
        return RefusalReason.EMPTY, "the page shows no text"
    if words < _LONG and _is_consent(layout.text if words >= _SHORT else scraps):
        return RefusalReason.CONSENT_WALL, "the page asks for consent and shows nothing else"
    if words < _STUB and _ERROR.search(title or scraps[:300]):
        return RefusalReason.ERROR_PAGE, f"an error page: {(title or scraps[:60]).strip()}"
    if words < _TEASER and _WALL.search(scraps) and (about.paywalled is not False):
        return RefusalReason.PAYWALL, f"{words} words stand before a paywall or login"
    if words >= _SHORT:
        return _listed(words, about, links)
    return _bare(words, about, links)


def _is_consent(text: str) -> bool:
    """Whether consent vocabulary makes up a good part of a text."""
    words = count_words(text)
    hits = len(_CONSENT.findall(text[:20_000]))
    return hits >= 4 and hits > 0.035 * min(words, 3000)


def _listed(words: int, about: About, links: int) -> tuple[RefusalReason, str] | None:
    """A page of teasers has some prose too, but says itself that it is a list."""
    kind = about.kind or ""
    if (
        words < _STUB
        and links > 40
        and re.search(r"CollectionPage|SearchResults|ItemList|website", kind)
    ):
        return RefusalReason.LISTING, f"a list of {links} links with {words} words of text"
    return None


def _bare(words: int, about: About, links: int) -> tuple[RefusalReason, str]:
    kind = (about.kind or "").lower()
    if about.paywalled:
        return RefusalReason.PAYWALL, f"{words} words of a page that says it is not free"
    if "video" in kind:
        return RefusalReason.VIDEO, f"a video page with {words} words of text"
    if "gallery" in kind or "imageobject" in kind:
        return RefusalReason.GALLERY, f"a picture gallery with {words} words of text"
    if links > 40:
        return RefusalReason.LISTING, f"a list of {links} links with {words} words of text"
    return RefusalReason.TOO_SHORT, f"{words} words of running text, fewer than {_SHORT}"
