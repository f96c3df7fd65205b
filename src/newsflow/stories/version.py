"""Which weights and rules pairs of reports were compared with: other ones make others of them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import resources

from newsflow.text import content_id

RULES = "4"
"""Raised when keys, likeness or what counts as likely change without a change of the weights."""

_FILES = ("weights.json", "background.json.gz")


@cache
def pairs_version() -> str:
    """Pairs that were stored under another version are not to be mixed with new ones."""
    folder = resources.files("newsflow.stories")
    digests = (sha256(folder.joinpath(name).read_bytes()).hexdigest() for name in _FILES)
    return content_id("pairs", RULES, *digests)
