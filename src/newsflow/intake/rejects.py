"""The answer "no" of loading, with the advice that goes with each reason."""

from __future__ import annotations

import hashlib

from newsflow.types import Reject

SKIPPED = "skipped"
"""Reason of a file in a folder that nobody meant as a report: said aloud, but not a failure."""

NOT_FOUND = "not_found"
"""Reason of a path that the user typed and that names nothing: a mistake in the command."""

_ADVICE = {
    SKIPPED: "name the file itself to load it",
    NOT_FOUND: "check the spelling; the other paths were loaded",
    "vanished": "it was there when the folder was listed; load it again if it has come back",
    "unreadable": "check its permissions",
    "not_a_file": "give a regular file or a folder",
    "unknown_type": "give .txt, .md, .html, .jsonl or .warc.gz",
    "empty": "there is nothing to read; fetch or save it again",
    "binary": "convert it to text or HTML first",
    "too_large": "raise NEWSFLOW_MAX_PAGE_BYTES if it really is a news page",
    "malformed": 'give one JSON object a line with "html" or "text", best with "url"',
    "encoding": "save it as UTF-8",
    "damaged": "make the archive again; what stands before the damage was loaded",
    "http_status": "fetch the page again: this answer holds no article",
    "media_type": "only HTML and text are read",
}


def reject(ref: str, reason: str, detail: str, body: bytes | None = None) -> Reject:
    """A reject of the stage `load`: what is wrong, then what to do next."""
    return Reject(
        stage="load",
        ref=ref,
        reason=reason,
        detail=f"{detail}; {_ADVICE[reason]}",
        payload_hash=None if body is None else hashlib.sha256(body).hexdigest(),
    )
