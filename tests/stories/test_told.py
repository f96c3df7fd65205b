"""What a report is called in sentences to people."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.stories.link.told import tell
from tests.stories.made import Draft, made, together

LONG = "Harbour of Orsa closes for the third summer in a row, its fishermen say"


def reports(*outlets_and_headlines: tuple[str, str]) -> list[str]:
    drafts = [
        Draft(outlet=outlet, day=date(2021, 5, 17 + number), lines=(headline, "It has closed."))
        for number, (outlet, headline) in enumerate(outlets_and_headlines)
    ]
    given = [made(draft) for draft in drafts]
    return [told.name for told in tell(together(*given), given, None)]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ([("Herald", "Harbour closes"), ("Courier", "Harbour shut")], ["Herald", "Courier"]),
        (
            [("Herald", "Harbour closes"), ("Herald", "Harbour shut")],
            ["Herald “Harbour closes”", "Herald “Harbour shut”"],
        ),
        ([("unknown", "Harbour closes"), ("Herald", "Shut")], ["“Harbour closes”", "Herald"]),
        ([("unknown", LONG)], ["“Harbour of Orsa closes for the third summer in…”"]),
    ],
)
def test_a_report_goes_by_its_outlet_and_else_by_its_headline(
    given: list[tuple[str, str]], names: list[str]
) -> None:
    assert reports(*given) == names
