"""The canonical form of an address, as far as cleaning needs it."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from newsflow.types import PartialDate

_TRACKING = [
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_id",
    "utm_name",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "ocid",
    "cmpid",
    "cmp",
    "ncid",
    "sr_share",
    "ref_src",
    "ref_url",
    "_ga",
    "spm",
    "at_medium",
    "at_campaign",
    "smid",
    "partner",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
]
_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)"
    r"(?P<month>[01]\d|[1-9](?=[/-])|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?P=mark)(?P<day>[0-3]?\d)(?=\D|$)",
    re.I,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def canonical_url(url: str, base: str | None = None) -> str | None:
    """One spelling for one address: no fragment or tracking, sorted query; none without a host."""
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        if urlsplit(joined).scheme not in {"http", "https"} or not urlsplit(joined).hostname:
            return None
        bare = url_query_cleaner(joined, _TRACKING, remove=True, unique=False)
        return str(canonicalize_url(bare))
    except ValueError:
        return None


def day_in_url(url: str) -> PartialDate | None:
    """The day a path names: `/2015/11/24/`; none without all three parts."""
    match = _DAY.search(url)
    if match is None:
        return None
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    on = PartialDate(year=int(match["year"]), month=number, day=int(match["day"]))
    return on if on.whole is not None else None
