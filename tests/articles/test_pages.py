"""Golden pages, written by us: each folder of tests/pages holds a page and the article it becomes.

`NEWSFLOW_GOLDEN=write pytest tests/articles/test_pages.py` writes the expected files anew:
review them as a diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsflow.articles import clean
from newsflow.types import Article, Refusal, Stamp

PAGES = sorted((Path(__file__).parents[1] / "pages").iterdir())


def told(stamp: Stamp | None) -> list[str | None] | None:
    if stamp is None:
        return None
    at = stamp.at.isoformat() if stamp.at is not None else None
    return [str(stamp.on.whole), at, stamp.basis]


def shown(answer: Article | Refusal) -> dict[str, object]:
    if isinstance(answer, Refusal):
        return {"refused": answer.reason.value, "detail": answer.detail}
    return {
        "headline": answer.headline,
        "zones": [[z.zone.value, z.paragraph, z.span.of(answer.text)] for z in answer.zones],
        "authors": [[a.name, a.person] for a in answer.authors],
        "outlet": answer.outlet.outlet_id,
        "published": told(answer.published),
        "modified": told(answer.modified),
        "language": answer.language,
        "section": answer.section,
        "url": answer.url,
        "paywalled": answer.paywalled,
        "live_blog": answer.live_blog,
        "corrections": [[c.kind, c.text] for c in answer.corrections],
        "flags": list(answer.flags),
    }


@pytest.mark.parametrize("folder", PAGES, ids=[folder.name for folder in PAGES])
def test_a_page_becomes_its_article(folder: Path):
    page = (folder / "source.html").read_bytes()
    found = shown(clean(page, media_type="text/html"))
    golden = folder / "expected.json"
    if os.environ.get("NEWSFLOW_GOLDEN") == "write":
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")

    assert found == json.loads(golden.read_text("utf-8"))
