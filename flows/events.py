"""Events that automations can act upon: a check failed, a feed is silent.

Each names what it is about by a resource, so that an automation can wait for one feed or for all:
`newsflow.check.<name>`, `newsflow.feed.<feed_id>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect.events import emit_event

from newsflow.cli.accounts import FeedState
from newsflow.show import plain
from newsflow.warehouse import Violation

CHECK_FAILED = "newsflow.check.failed"
FEED_SILENT = "newsflow.feed.silent"


def tell_checks(violations: Sequence[Violation], warehouse: Path) -> None:
    """One event for each check that does not hold."""
    for violation in violations:
        emit_event(
            CHECK_FAILED,
            resource={
                "prefect.resource.id": f"newsflow.check.{violation.check}",
                "prefect.resource.name": violation.meaning,
            },
            payload={"rows": len(violation.found), "warehouse": str(warehouse)},
        )


def tell_feeds(feeds: Sequence[FeedState], warehouse: Path) -> None:
    """One event for each feed that fails or is quiet."""
    for feed in feeds:
        emit_event(
            FEED_SILENT,
            resource={
                "prefect.resource.id": f"newsflow.feed.{feed.feed_id}",
                "prefect.resource.name": plain(feed.feed_id),
                "newsflow.outlet": feed.outlet_id,
                "newsflow.health": feed.health,
            },
            payload={
                "failures": feed.failures,
                "last_error": feed.last_error,
                "warehouse": str(warehouse),
            },
        )
