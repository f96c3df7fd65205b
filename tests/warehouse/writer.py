"""A process that writes to a warehouse until it is done or killed.

It ingests and publishes batch after batch, so many or those of `3-9`, and prints the number of
each that is safe.
With a third argument it kills itself, as `kill -9` would, at that point of its first batch.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from newsflow import stories
from newsflow.types import Grouping, Report, Story
from newsflow.warehouse import open_warehouse
from tests.warehouse.builders import HERALD, NOON, POST, RUN, report

POINTS = {
    "before the append commits": "newsflow.warehouse.append._write_batch",
    "before assignment": "newsflow.warehouse.assign.assign_these",
    "inside assignment": "newsflow.warehouse.assign._forget_links",
    "before linking": "newsflow.warehouse.assign._replace_links",
    "inside linking": "newsflow.warehouse.assign.story_rows",
    "before publishing": "newsflow.warehouse.publish.publish",
    "before the copy takes its place": "newsflow.warehouse.publish.os.fchmod",
    "after the copy took its place": "newsflow.warehouse.publish._sync_folder",
}
"""Where the process can be made to die, and the function whose call it does not survive."""


def reports(number: int) -> tuple[Report, ...]:
    """The reports of one batch: two on one fire, and one of them again with another text."""
    toll = str(11 + number)
    url = f"https://harbour.example/{number}"
    return (
        report(POST, toll=toll, url=url),
        report(HERALD, toll=toll),
        report(POST, toll=f"{toll}0"),
    )


def link_without_redating(grouping: Grouping, told: Sequence[Report]) -> Story:
    """Link a story without the language pipeline, which takes a second to import."""
    return stories.link(grouping, told)


def write(path: Path, numbers: Sequence[int]) -> None:
    """Ingest and publish batch after batch."""
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        for number in numbers:
            warehouse.ingest(reports(number), run=RUN)
            warehouse.publish()
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    target, numbers, *point = sys.argv[1:]
    asked = range(*map(int, numbers.split("-")))
    with mock.patch("newsflow.warehouse.warehouse.link_story", link_without_redating):
        if point:
            with mock.patch(POINTS[point[0]], _die):
                write(Path(target), asked)
        write(Path(target), asked)
