from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsflow.types import Batch, Reject, Report
from newsflow.warehouse import Appended, Warehouse
from tests.warehouse.builders import HERALD, POST, RUN, plain_report, report

_URL = "https://harbour.example/ferry"


@pytest.mark.parametrize(
    ("before", "given", "expected"),
    [
        pytest.param((), (report(),), Appended(given=1, added=1), id="new"),
        pytest.param((report(),), (report(),), Appended(given=1, unchanged=1), id="again"),
        pytest.param(
            (), (report(), report()), Appended(given=2, added=1, unchanged=1), id="twice at once"
        ),
        pytest.param(
            (report(url=_URL),),
            (report(url=_URL, toll="13"),),
            Appended(given=1, revised=1),
            id="changed text",
        ),
        pytest.param(
            (),
            (report(url=_URL), report(url=_URL, toll="13")),
            Appended(given=2, added=1, revised=1),
            id="two texts at once",
        ),
        pytest.param(
            (report(),), (report(version="2"),), Appended(given=1, reread=1), id="newer extractor"
        ),
        pytest.param(
            (report(),), (report(published_on=None),), Appended(given=1, reread=1), id="other facts"
        ),
        pytest.param(
            (report(POST),), (report(HERALD),), Appended(given=1, added=1), id="another outlet"
        ),
    ],
)
def test_every_input_ends_in_one_way(
    warehouse: Warehouse,
    before: tuple[Report, ...],
    given: tuple[Report, ...],
    expected: Appended,
) -> None:
    warehouse.append(Batch(run=RUN, reports=before))

    assert warehouse.append(Batch(run=RUN, reports=given)) == expected


def test_appending_twice_adds_no_row(warehouse: Warehouse) -> None:
    batch = Batch(run=RUN, reports=(report(POST), report(HERALD)), rejects=(_REJECT,))
    warehouse.append(batch)
    before = warehouse.dump()

    warehouse.append(batch)

    assert warehouse.dump() == before


_REJECT = Reject(
    stage="clean", ref="notes.txt", reason="too_short", detail="Eleven words.", payload_hash="ab"
)


def test_a_reject_is_one_row_however_often_it_comes(warehouse: Warehouse) -> None:
    counts = warehouse.append(Batch(run=RUN, rejects=(_REJECT, _REJECT)))

    assert counts == Appended(given=2, rejected=2)
    assert warehouse.query("select stage, ref, reason, detail from rejected").rows == (
        ("clean", "notes.txt", "too_short", "Eleven words."),
    )


def test_the_ledger_counts_what_each_run_was_given(warehouse: Warehouse) -> None:
    warehouse.append(Batch(run=RUN, reports=(report(),)))
    warehouse.append(Batch(run=RUN, reports=(report(),), rejects=(_REJECT,)))

    found = warehouse.query(
        "select command, given, added, unchanged, rejected from recent_runs"
    ).rows

    assert found == (("newsflow load", 3, 1, 1, 1),)


def test_a_text_with_half_a_surrogate_pair_is_a_reject(warehouse: Warehouse) -> None:
    broken = plain_report(POST, "Rain", "It rained \ud83d.")

    assert warehouse.ingest([broken], run=RUN).appended == Appended(given=1, rejected=1)


def test_a_step_is_noted_only_when_something_came_in(warehouse: Warehouse) -> None:
    warehouse.append(Batch(run=RUN, reports=(report(fetched_at=datetime(2024, 1, 1, tzinfo=UTC)),)))
    warehouse.append(Batch(run=RUN, reports=(report(fetched_at=datetime(2024, 1, 1, tzinfo=UTC)),)))

    assert warehouse.query("select step, kind from kept.ledger").rows == ((1, "append"),)
