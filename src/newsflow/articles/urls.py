"""One spelling for one address, and one key for all addresses of one page.

`canonical_url` is what readers see and what can be asked for: it only drops what says how a reader
came there. `address_key` goes further, for identity: scheme, mobile hosts and AMP forms go too.
Whatever may tell two articles apart stays in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from newsflow.articles.outlets import registered_domain
from newsflow.types import PartialDate

_FAMILIES = (
    "utm_", "itm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "ns_", "at_", "gaa_", "wt_", "wt.",
    "cm_mmc", "_hs", "oly_", "vero_", "fb_action_", "action_object_", "action_type_",
    "action_ref_", "amp_", "sc_", "soc_", "dm_i", "trk_", "mc_", "aff_", "cmpid", "nl_", "int_",
)  # fmt: skip
"""How the parameters of analytics and mail services begin, and of outlets' own campaigns."""
_NAMES = frozenset(
    """
    fbclid gclid gclsrc dclid msclkid yclid twclid ttclid wbraid gbraid igshid igsh mkt_tok
    _openstat rb_clickid s_kwcid epik fb_source fb_ref _ga _gl ocid cmp icid icmp intcmp intcid ncid
    mbid dgcid s_cid sr_share ref_src ref_url spm smid smtyp emc partner guccounter guce_referrer
    guce_referrer_sig xtor traffic_source maca ftag ftcamp ito linkid tsrc .tsrc feedtype feedname
    rsstype rpc taid __twitter_impression __source srnd hootpostid mobile_app wprss cndid bcmt
    outputtype usqp aoh amp
    """.split()
)
"""Click ids of networks, and what outlets call the way by which a reader came."""
_HOW = frozenset(
    {"ref", "source", "src", "from", "via", "feed", "mod", "output", "view", "share", "link"}
)
_CAME_BY = re.compile(
    r"rss(?:[_-]?\w*)?|feeds?|atom|twitter|tw|facebook|fb|whatsapp|linkedin|reddit|telegram|e?mail|"
    r"newsletter|social|share|sharebar|amp|mobile|home(?:page)?|top",
    re.I,
)
"""Values with which the names of `_HOW` say nothing of the article; `source=42` may."""
_SWITCHES = frozenset({"rss", "print", "printable", "printpage", "singlepage", "pagewanted"})
_ON = frozenset({"", "1", "true", "yes", "y", "on", "all", "print"})
_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)"
    r"(?P<month>[01]\d|[1-9](?=[/-])|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?P=mark)(?P<day>[0-3]?\d)(?=\D|$)",
    re.I,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LONGEST = 4_000
_ROUNDS = 6
"""One decoding may uncover the next: `%252520`, an archive's copy of a cache's copy."""
_HELD = re.compile(
    # An AMP cache, Google's AMP viewer, the Wayback Machine: the address is in the path.
    r"https?://(?:"
    r"[\w.-]+\.cdn\.ampproject\.org/(?:[civ]|wp)/(?P<amp>s/)?|cdn\.ampproject\.org/[civ]/(?P<amp2>s/)?|"
    r"(?:www\.)?google\.[\w.]{2,6}/amp/(?P<amp3>s/)?|"
    r"web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)"
    r")(?P<rest>[\w-]+(?:\.[\w-]+)+(?:[:/?#].*)?$|https?:/.*)",
    re.I | re.S,
)
_FORMS = re.compile(r"(?:m|mobile|mobi|wap|touch|amp|www\d?)\.")
"""First labels of hosts that serve the same articles in another form."""
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:(?!\d)", re.I)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*|[0-9a-f:]+(?:\.\d+){0,3}(?:%\w+)?")
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?]*", re.I)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php\d?|aspx?|jsp|shtml|cfm)$", re.I)


def canonical_url(url: str, base: str | None = None) -> str | None:
    """An address in one spelling, without tracking; none where it is no address of the web."""
    if len(url) > _LONGEST:
        return None
    try:
        return _settled(_spelled, urljoin(base, url.strip()) if base else url.strip())
    except (ValueError, UnicodeError):
        return None


def address_key(url: str) -> str:
    """What identifies the page at an address: equal for its http and https, mobile and AMP forms.

    It is no address: it has no scheme.
    """
    return _settled(_key, url) or url


def day_in_url(url: str) -> PartialDate | None:
    """The day a path names: `/2015/11/24/`; none without all three parts."""
    match = _DAY.search(url)
    if match is None:
        return None
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    on = PartialDate(year=int(match["year"]), month=number, day=int(match["day"]))
    return on if on.whole is not None else None


# ------------------------------------------------------------------ one spelling


def _settled(rule: Callable[[str], str | None], text: str) -> str | None:
    """What a rule makes of a text when it is applied until nothing changes."""
    for _ in range(_ROUNDS):
        made = rule(text)
        if made is None or made == text:
            return made
        text = made
    return text


def _unwrapped(url: str) -> str:
    """The address that a cache or an archive holds a copy of."""
    match = _HELD.match(url)
    if match is None:
        return url
    rest = match["rest"]
    if re.match(r"https?:/", rest, re.I):
        return re.sub(r"^(https?):/+", r"\1://", rest, flags=re.I)
    return ("https://" if match["amp"] or match["amp2"] or match["amp3"] else "http://") + rest


def _spelled(url: str) -> str | None:
    """One step towards one spelling; none without http(s) or a host."""
    parts = urlsplit(_unwrapped(url))
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"} or not parts.hostname:
        return None
    port = parts.port
    usual = port is None or port == (443 if scheme == "https" else 80)
    host = parts.hostname.rstrip(".")
    if _HOST.fullmatch(host) is None:
        return None
    named = f"[{host}]" if ":" in host else host
    kept = parts.fragment if parts.fragment.startswith("!") else ""  # a page of its own, by script
    path = _SESSION.sub("", _without_dots(parts.path)) or "/"
    netloc = named if usual else f"{named}:{port}"
    bare = urlunsplit((scheme, netloc, path, _without_tracking(parts.query), kept))
    return str(canonicalize_url(bare, keep_fragments=True))


def _without_dots(path: str) -> str:
    """A path with `.` and `..` resolved (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            kept = kept[:-1] or [""]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept) + ("/" if path.endswith(("/.", "/..")) and kept[-1:] != [""] else "")


def _without_tracking(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _tracks(pair))


def _tracks(pair: str) -> bool:
    raw, _, value = pair.partition("=")
    name, value = unquote(raw).lower(), unquote(value)
    if name in _SWITCHES:
        return value.lower() in _ON
    if name in _HOW:
        return _CAME_BY.fullmatch(value) is not None
    return name in _NAMES or name.startswith(_FAMILIES)


# ------------------------------------------------------------------ one key


def _key(text: str) -> str | None:
    canonical = canonical_url(text if _SCHEME.match(text) else f"https://{text}")
    if canonical is None:
        return None
    parts = urlsplit(canonical)
    host = _plain_host(parts.netloc)
    path = _INDEX.sub("/", _without_forms(parts.path)).rstrip("/")
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{path}" + (f"?{parts.query}" if parts.query else "") + fragment


def _plain_host(netloc: str) -> str:
    """A host without `www.`, `m.` or `amp.`, while a registered domain is left."""
    while (match := _FORMS.match(netloc)) and registered_domain(f"//{netloc[match.end() :]}"):
        netloc = netloc[match.end() :]
    return netloc


def _without_forms(path: str) -> str:
    """A path without the segment that asks for AMP or for print, where an article is left."""
    plain = re.sub(r"\.amp(?=\.html?$|$)|(?<=/)amp\.html?$", "", path, flags=re.I)
    segments = plain.split("/")
    rest = [s for s in segments if s.lower() != "amp"]
    while len(rest) > 1 and rest[-1].lower() in {"", "print"} and rest[-1]:
        rest = rest[:-1]
    named = re.search(r"\d{3}|-\w+-", "/".join(rest))
    return "/".join(rest) if named else plain
