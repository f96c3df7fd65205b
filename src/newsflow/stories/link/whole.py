"""One story, linked as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from newsflow.stories.link.told import Redate, Told, dated_times, tell
from newsflow.types import Grouping, Report, Story


def link(grouping: Grouping, reports: Sequence[Report], redate: Redate | None = None) -> Story:
    """What the reports of a story say together, and where they differ.

    `redate` resolves the times of a report again once the story has given it a year
    (`newsflow.mentions.with_anchor`). The order of `reports` makes no difference.
    """
    told = tell(grouping, reports, redate)
    return Story(
        story_id=grouping.story_id,
        label=_label(told),
        reports=tuple(report.membership for report in told),
        times=dated_times(told),
    )


def _label(told: Sequence[Told]) -> str:
    """The headline of the earliest report that has one."""
    return next((t.article.headline for t in told if t.article.headline), "")
