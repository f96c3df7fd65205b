"""How a difference is made: its id comes from what it shows, so it survives linking again."""

from __future__ import annotations

from newsflow.text import content_id
from newsflow.types import Difference, Evidence


def difference(  # the fields of a difference, but its id
    kind: str,
    verdict: str,
    *,
    severity: str,
    about: str,
    a: Evidence | None,
    b: Evidence | None,
    why: str,
) -> Difference:
    """A difference with its id: kind, the two reports and the words shown, not the verdict."""
    sides = [f"{e.report_id}:{e.text}" if e is not None else None for e in (a, b)]
    return Difference(
        difference_id=content_id("difference", kind, *sides),
        kind=kind,
        verdict=verdict,
        severity=severity,
        about=about,
        a=a,
        b=b,
        why=why,
    )
