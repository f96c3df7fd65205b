"""The founding story among 2,000 other reports: before it, between its two reports, after it.

1,900 are of other stories of the same weeks, 100 of the same beat: each has some of the seeds'
own words on those very days, besides words of its own. They are assigned; the story is linked
and judged by the gold file as the seeds suite judges it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from newsflow.mentions import with_anchor
from newsflow.stories import StoryIndex, link, signature
from newsflow.stories.terms import weigh
from newsflow.types import Grouping, OutletId, ReportId, RevisionId, Signature
from tests.benchmarks.ordinary import ordinary
from tests.quality.seeds import judge
from tests.quality.seeds_gold import Seeds, read_seeds

pytestmark = pytest.mark.shared

_DAY = date(2015, 11, 24)
_OTHERS, _OF_THE_BEAT = 1900, 100
_SHARED_WORDS, _OWN_WORDS = 12, 40


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Seeds:
    return read_seeds(shared / "gold" / "seeds", shared / "seeds")


@pytest.fixture(scope="module")
def own(seeds: Seeds) -> list[Signature]:
    return [signature(report) for report in seeds.reports.values()]


@pytest.fixture(scope="module")
def others(own: Sequence[Signature]) -> list[Signature]:
    chance = Random(2015)
    made = list(ordinary(_OTHERS, first=_DAY - timedelta(days=14)))
    made += [_of_the_beat(number, own, chance) for number in range(_OF_THE_BEAT)]
    return chance.sample(made, len(made))


def _of_the_beat(number: int, own: Sequence[Signature], chance: Random) -> Signature:
    terms = chance.sample(sorted(own[number % 2].terms), _SHARED_WORDS)
    words = dict.fromkeys((*terms, *(f"beat{number}x{n}" for n in range(_OWN_WORDS))), 1)
    key = f"beat-{number}"
    return Signature(
        report_id=ReportId(key),
        revision_id=RevisionId(key),
        outlet_id=OutletId("beat.example"),
        published_on=_DAY + timedelta(days=number % 3 - 1),
        month=None,
        day=None,
        terms=weigh(words, keep=100),
        title_terms=weigh(dict.fromkeys(terms[:3], 1), keep=24),
        headline=" ".join(terms[:3]),
    )


def test_the_founding_story_is_as_it_is_alone(
    seeds: Seeds, own: list[Signature], others: list[Signature]
) -> None:
    index = StoryIndex()
    before, between, after = (others[start::3] for start in range(3))
    for batch in (before, own[:1], between, own[1:], after):
        index.assign(batch)
    told = {report.article.report_id: report for report in seeds.reports.values()}
    (mine,) = (g for g in index.groupings() if _reports(g) & told.keys())
    story = link(mine, list(told.values()), redate=with_anchor)
    among = Seeds(seeds.gold, seeds.reports, story, stories=1)
    broken = [line for line in judge(among) if line.kind == "false" or not line.good]

    assert _reports(mine) == told.keys()
    assert story == seeds.story
    assert broken == []


def _reports(grouping: Grouping) -> set[ReportId]:
    return {report.report_id for report in grouping.reports}
