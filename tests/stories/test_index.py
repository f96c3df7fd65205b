"""Which reports make up a story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsflow.stories import StoryIndex
from newsflow.stories.terms import count_terms, weigh
from newsflow.types import Grouping, OutletId, ReportId, RevisionId, Signature

_FLOOD = "flood dam Velika village evacuated river burst levee rescue boats night"
_VOTE = "parliament budget vote minister Orlin coalition tax amendment session deputies"
_MATCH = "striker goal derby Harkness stadium penalty supporters league title coach"


def told(
    name: str,
    words: str,
    day: date | None,
    *,
    revision: str = "1",
    moment: str = "",
    month_day: tuple[int, int] | None = None,
    weekdays: tuple[int, ...] = (),
) -> Signature:
    month, number = month_day or (None, None)
    return Signature(
        report_id=ReportId(name),
        revision_id=RevisionId(f"{name}-{revision}"),
        outlet_id=OutletId(f"{name}.example"),
        published_on=day,
        month=day.month if day is not None else month,
        day=day.day if day is not None else number,
        weekdays=weekdays,
        terms=weigh(count_terms([words]), keep=100),
        title_terms=weigh(count_terms([words[:40]]), keep=24),
        headline=words[:30],
        moment=moment,
    )


DAY = date(2019, 5, 6)
REPORTS = (
    told("a", f"{_FLOOD} hospital bridge", DAY),
    told("b", f"{_FLOOD} army schools", DAY + timedelta(days=1)),
    told("c", f"{_VOTE} opposition", DAY),
    told("d", f"{_VOTE} pensions", DAY + timedelta(days=1)),
    told("e", _MATCH, DAY),
    told("f", f"{_FLOOD} {_VOTE}", DAY),
    told("g", f"{_FLOOD} mayor", None),
    told("h", f"{_VOTE} strike", None, month_day=(5, 7)),
    told("a", f"{_VOTE} {_MATCH} rewritten", DAY, revision="2", moment="2019-05-06T10:00:00"),
    told("i", _MATCH, DAY + timedelta(days=400)),
)


def shape(groupings: Sequence[Grouping]) -> list[tuple[str, list[str]]]:
    return [(g.story_id, [r.revision_id for r in g.reports]) for g in groupings]


def test_reports_of_one_happening_are_one_story_and_others_are_not() -> None:
    index = StoryIndex(REPORTS[:5])
    found = {tuple(sorted(r.report_id for r in g.reports)) for g in index.groupings()}

    assert found == {("a", "b"), ("c", "d"), ("e",)}


def test_the_same_words_a_year_later_are_another_story() -> None:
    index = StoryIndex([REPORTS[4], REPORTS[9]])

    assert len(index.groupings()) == 2


@given(order=st.permutations(REPORTS), cuts=st.sets(st.integers(1, len(REPORTS) - 1)))
@settings(max_examples=60, deadline=None)
def test_order_and_batches_do_not_matter(order: list[Signature], cuts: set[int]) -> None:
    index = StoryIndex()
    edges = [0, *sorted(cuts), len(order)]
    for start, end in pairwise(edges):
        index.assign(order[start:end])

    assert index.groupings() == StoryIndex(REPORTS).groupings()


def test_assigning_twice_changes_nothing() -> None:
    index = StoryIndex(REPORTS)

    assert index.assign(REPORTS) == ()


def test_a_later_text_replaces_the_older_one_whichever_comes_first() -> None:
    old, new = REPORTS[0], REPORTS[8]

    assert shape(StoryIndex([old, new]).groupings()) == shape(StoryIndex([new, old]).groupings())
    assert [r.revision_id for r in StoryIndex([new, old]).groupings()[0].reports] == ["a-2"]


def test_a_story_that_gets_an_earlier_report_says_what_it_was_called() -> None:
    index = StoryIndex([told("z", f"{_FLOOD} army", DAY)])
    before = index.groupings()[0].story_id
    changed = index.assign([told("y", f"{_FLOOD} mayor", DAY - timedelta(days=1))])

    assert [g.formerly for g in changed] == [(before,)]
    assert len(index.groupings()) == 1


def test_a_report_says_in_words_and_numbers_why_it_belongs() -> None:
    index = StoryIndex(REPORTS[:2])
    why = index.groupings()[0].reports[1].why

    assert "a.example" in why
    assert "1 days apart" in why
    assert "levee" in why


def test_a_report_that_stands_alone_says_so() -> None:
    only = StoryIndex([REPORTS[4]]).groupings()[0].reports[0]

    assert (only.score, only.why) == (1.0, "stands alone")


def test_a_day_without_year_takes_its_year_from_the_story() -> None:
    undated = told("u", f"{_FLOOD} army", None, month_day=(5, 5), weekdays=(6,))
    index = StoryIndex([REPORTS[0], undated])
    found = {r.report_id: r.published for r in index.groupings()[0].reports}
    stamp = found[ReportId("u")]

    assert stamp is not None
    assert stamp.on.whole == date(2019, 5, 5)
    assert stamp.basis == (
        "dateline (month, day) + year from the linked report "
        "“flood dam Velika village evacu” (a.example) of the same story; Sunday in the text agrees"
    )


def test_a_day_without_year_stays_unknown_alone() -> None:
    index = StoryIndex([told("u", _FLOOD, None, month_day=(5, 5))])
    stamp = index.groupings()[0].reports[0].published

    assert stamp is not None
    assert stamp.on.whole is None


def test_a_year_turns_between_a_day_in_december_and_its_story_in_january() -> None:
    undated = told("u", f"{_FLOOD} army", None, month_day=(12, 31))
    index = StoryIndex([told("n", f"{_FLOOD} mayor", date(2020, 1, 2)), undated])
    days = [r.published.on.whole for r in index.groupings()[0].reports if r.published]

    assert days == [date(2020, 1, 2), date(2019, 12, 31)]


def stories(*reports: Signature) -> set[str]:
    """The stories of these reports, as the joined names of their members."""
    return {
        " ".join(sorted(r.report_id for r in grouping.reports))
        for grouping in StoryIndex(reports).groupings()
    }


def test_a_late_report_joins_the_story_of_its_day_and_not_one_told_since() -> None:
    index = StoryIndex([told("then", f"{_FLOOD} army", DAY)])
    index.assign([told("now", f"{_FLOOD} mayor", DAY + timedelta(days=60))])
    changed = index.assign([told("late", f"{_FLOOD} bridge", DAY + timedelta(days=1))])

    assert [[r.report_id for r in g.reports] for g in changed] == [["then", "late"]]


def test_a_bridge_joins_two_stories_and_its_correction_splits_them_again() -> None:
    left = told("left", "quake Orlin harbour collapse crane docks tide", DAY)
    right = told("right", "pier ferry Tamsin sailors rescue wharf storm", DAY)
    bridge = told(
        "bridge", "quake Orlin harbour collapse pier ferry Tamsin sailors", DAY, moment="1"
    )
    corrected = told("bridge", _MATCH, DAY, revision="2", moment="2")
    index = StoryIndex([left, right])
    apart = index.groupings()
    index.assign([bridge])
    joined = {len(grouping.reports) for grouping in index.groupings()}
    index.assign([corrected])

    assert 1 < max(joined)
    assert {g.story_id for g in apart} <= {g.story_id for g in index.groupings()}
    assert len(index.groupings()) == 3


_PRICES = "consumer prices rose bank food fuel statistics office Orlin"
_QUAKE = "quake magnitude struck houses collapsed survivors rubble"
_GAME = "striker goal Harkness stadium league supporters coach season points table"
_WON = "Sorrel penalty keeper derby header crossbar substitute debut record"
_DREW = "Brenner draw equaliser rain referee booked midfield captain whistle"


@pytest.mark.parametrize(
    ("name", "first", "again", "days"),
    [
        ("a month's inflation", f"{_PRICES} May", f"{_PRICES} June", 30),
        ("two quakes", f"{_QUAKE} Velika", f"{_QUAKE} Tamsin", 21),
        ("two matches", f"{_GAME} {_WON}", f"{_GAME} {_DREW}", 7),
    ],
)
def test_what_comes_again_is_told_apart_by_its_day(
    name: str, first: str, again: str, days: int
) -> None:
    later = DAY + timedelta(days=days)
    reports = (
        told("a", first, DAY),
        told("b", f"{first} experts", DAY + timedelta(days=1)),
        told("c", again, later),
        told("d", f"{again} experts", later + timedelta(days=1)),
    )

    assert stories(*reports) == {"a b", "c d"}, name


def test_a_live_blog_stays_with_what_it_follows_and_a_round_up_joins_no_two_stories() -> None:
    blog = told("blog", f"{_FLOOD} minute update updates reader live latest", DAY)
    digest = told("digest", f"{_FLOOD} {_VOTE} {_MATCH}", DAY)
    found = stories(*REPORTS[:5], blog, digest)

    assert "a b blog" in {name.replace(" digest", "") for name in found}
    assert not any({"a", "c"} <= set(name.split()) for name in found)


_FORMS = {
    "petrol": "motorists club petrol price litre super crown average week diesel filling station "
    "driver compare evening cheapest morning dearest {}",
    "inflation": "consumer price inflation statistics office percent earlier food energy core "
    "economist expected year {}",
    "quake": "earthquake magnitude struck coast seismological institute depth kilometre tsunami "
    "warning resident street damage {}",
}


@pytest.mark.parametrize(
    ("form", "days", "filled", "stories"),
    [
        ("petrol", 7, ("1.92 0.04 1.88", "1.97 0.05 1.91"), 2),
        ("inflation", 31, ("february 4.1 12.5", "march 4.6 13.5"), 2),
        ("quake", 4, ("velika duna 5.6", "sarra kelm 5.9"), 2),
        ("quake", 1, ("velika duna 5.6", "velika duna 5.6"), 1),
        ("petrol", 0, ("1.92 0.04 1.88", "1.92 0.04 1.88"), 1),
    ],
)
def test_what_comes_again_every_week_is_a_story_each_time(
    form: str, days: int, filled: tuple[str, str], stories: int
) -> None:
    first, second = (_FORMS[form].format(words) for words in filled)
    index = StoryIndex([told("first", first, DAY), told("second", second, DAY + timedelta(days))])

    assert len(index.groupings()) == stories
