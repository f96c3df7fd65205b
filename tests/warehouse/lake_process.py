"""A process that writes to a lake, or reads from it, and prints what it did line by line."""

from __future__ import annotations

import sys
from unittest import mock

from newsflow.types import Batch
from newsflow.warehouse import open_published, open_warehouse
from tests.warehouse.builders import NOON, POST, RUN, report
from tests.warehouse.writer import link_without_redating


def write(address: str, first: int, count: int) -> None:
    """Append reports one by one; each is acknowledged once it is written."""
    for number in range(first, first + count):
        url = f"https://harbour.example/{number}"
        with open_warehouse(address, clock=lambda: NOON) as warehouse:
            warehouse.append(Batch(run=RUN, reports=(report(POST, url=url),)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def read(address: str, times: int) -> None:
    """Count the reports and their sentences, again and again."""
    for _ in range(times):
        with open_published(address) as published:
            counts = published.query(
                """
                select count(distinct reports.report_id), count(sentences.ordinal)
                from kept.reports inner join kept.sentences using (report_id)
                """
            ).rows[0]
        sys.stdout.write(f"{counts[0]} {counts[1]}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    target, what, *numbers = sys.argv[1:]
    with mock.patch("newsflow.warehouse.warehouse.link_story", link_without_redating):
        if what == "write":
            write(target, int(numbers[0]), int(numbers[1]))
        else:
            read(target, int(numbers[0]))
