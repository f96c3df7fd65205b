"""A story by hand, with something of everything that is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from newsflow.show import (
    CopyLine,
    DifferenceLine,
    EventLine,
    Evidence,
    FigureLine,
    NameLine,
    OriginLine,
    PairLine,
    ReportLine,
    Sheet,
)

_TUESDAY, _WEDNESDAY = date(2024, 3, 5), date(2024, 3, 6)


def report(letter: str, day: date, outlet: str, **more: object) -> ReportLine:
    """A report of the ferry's grounding."""
    line = ReportLine(
        letter=letter,
        outlet=outlet,
        published_on=day,
        published_basis="date line",
        headline="Ferry runs aground",
        words=120,
        url=f"https://{letter.lower()}.example/ferry",
    )
    return replace(line, **more)  # type: ignore[arg-type]


def event(label: str, day: date | None, coverage: dict[str, str]) -> EventLine:
    """An event; each report that covers it does so in one sentence."""
    return EventLine(
        date_from=day,
        date_to=day,
        precision="day" if day else "unknown",
        type="ACCIDENT",
        label=label,
        modality="actual",
        coverage=tuple(coverage.items()),
        date_basis="the weekday before publication" if day else None,
        independent=1,
        evidence=tuple(
            Evidence(letter=letter, sentence=f"{label}, said {letter}.", words=label)
            for letter, covered in coverage.items()
            if covered != "absent"
        ),
    )


def figure(letter: str, words: str, value: float, **more: object) -> FigureLine:
    """Injured people as one report counts them."""
    line = FigureLine(
        event="Ferry runs aground",
        words=f"{words} injured",
        letters=(letter,),
        attribution=None,
        counts="injured",
        value=value,
        evidence=(Evidence(letter=letter, sentence=f"{words} people were hurt.", words=words),),
    )
    return replace(line, **more)  # type: ignore[arg-type]


STORY = Sheet(
    story_id="00ff00ff00ff00ff",
    label="Ferry runs aground near Lerwick",
    reports=(
        report("A", _TUESDAY, "Harbour Gazette"),
        report("B", _TUESDAY, "Isle Post", relation="copy of A", revisions=2, url=None),
        report("C", _WEDNESDAY, "Northline"),
    ),
    events=(
        event("Ferry runs aground", _TUESDAY, {"A": "reported", "B": "reported", "C": "alluded"}),
        event("Captain is arrested", _WEDNESDAY, {"A": "absent", "B": "absent", "C": "reported"}),
        event("Boats are sent", None, {"A": "reported", "B": "absent", "C": "absent"}),
    ),
    pairs=(
        PairLine(
            speaker="Ada Moar",
            kind="translation_variant",
            similarity=0.8,
            a=("A", "B"),
            b=("C",),
            text_a="We felt a blow",
            text_b="We felt a knock",
            evidence=(Evidence(letter="A", sentence='"We felt a blow," she said.', words="blow"),),
        ),
        PairLine(
            speaker="Ada Moar",
            kind="verbatim",
            similarity=1.0,
            a=("A",),
            b=("B",),
            text_a="Then we prayed",
            text_b="Then we prayed",
        ),
    ),
    figures=(
        figure("A", "At least 12", 12, bound="at_least"),
        figure("C", "14 to 16", 15, low=14.0, high=16.0, bound="range"),
    ),
    differences=(
        DifferenceLine(
            kind="quote_wording",
            verdict="variant",
            severity="low",
            a=("A", "B"),
            b=("C",),
            text_a="blow",
            text_b="knock",
            why="two translations",
            sentence_a='"We felt a blow," she said.',
            sentence_b='"We felt a knock," she said.',
        ),
        DifferenceLine(
            kind="figure",
            verdict="contradicts",
            severity="high",
            a=("A",),
            b=("C",),
            text_a="12",
            text_b="14",
            why="one event, two numbers",
            sentence_a="12 people were hurt.",
            sentence_b="14 people were hurt.",
            review="differs: counted a day later",
        ),
    ),
    names=(
        NameLine(
            name="Ada Moar",
            kind="person",
            spellings=(("Ada Moar", ("A", "B")), ("Ada Moor", ("C",))),
        ),
    ),
    origins=(
        OriginLine(
            origin="the coastguard",
            what="figures",
            letters=("A",),
            text="according to the coastguard",
        ),
    ),
    copies=(
        CopyLine(
            original="A", copy="B", whole=True, shared=0.98, longest_words=80, why="98% is shared"
        ),
    ),
    as_of=datetime(2024, 3, 7, 12, 0),  # noqa: DTZ001 — the warehouse gives moments in UTC
    next_questions=("FROM timeline('ferry');",),
)

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}"
    " \u202eevil\u2066 javascript:alert(1) </style></title><!-- ]]> \x00\x1b[2J \ud800"
)
"""What a title may hold."""


def hostile() -> Sheet:
    """The story with that in each place where reports or people put words."""
    url = "javascript:alert(1)//https://a.example/"
    return replace(
        STORY,
        label=HOSTILE,
        reports=tuple(
            replace(each, outlet=HOSTILE, headline=HOSTILE, published_basis=HOSTILE, url=url)
            for each in STORY.reports
        ),
        events=tuple(
            replace(each, label=HOSTILE, date_basis=HOSTILE, evidence=_told(each.evidence))
            for each in STORY.events
        ),
        pairs=tuple(
            replace(
                each,
                speaker=HOSTILE,
                text_a=HOSTILE,
                text_b=f"{HOSTILE} more",
                evidence=_told(each.evidence),
            )
            for each in STORY.pairs
        ),
        figures=tuple(
            replace(
                each,
                event=HOSTILE,
                words=HOSTILE,
                attribution=HOSTILE,
                counts=HOSTILE,
                evidence=_told(each.evidence),
            )
            for each in STORY.figures
        ),
        differences=tuple(
            replace(
                each,
                text_a=HOSTILE,
                text_b=HOSTILE,
                why=HOSTILE,
                sentence_a=HOSTILE,
                sentence_b=HOSTILE,
                review=HOSTILE,
            )
            for each in STORY.differences
        ),
        names=(replace(STORY.names[0], name=HOSTILE, spellings=((HOSTILE, ("A",)),)),),
        origins=(replace(STORY.origins[0], origin=HOSTILE, text=HOSTILE),),
        copies=(replace(STORY.copies[0], why=HOSTILE),),
    )


def _told(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(replace(e, sentence=HOSTILE, words=HOSTILE[:8], basis=HOSTILE) for e in evidence)


def many(reports: int) -> Sheet:
    """A long story: each report has sentences of its own on most of the events."""
    letters = [f"R{n}" for n in range(reports)]
    days = [date(2024, 3, 5 + n % 9) for n in range(reports)]
    return Sheet(
        story_id="0f" * 8,
        label="Ferry runs aground near Lerwick",
        reports=tuple(
            report(letter, day, f"Outlet number {letter}")
            for letter, day in zip(letters, days, strict=True)
        ),
        events=tuple(_long_event(n, letters) for n in range(150)),
        pairs=tuple(_long_pair(n, letters) for n in range(60)),
        figures=tuple(
            figure(letter, f"{10 + n % 7}", 10 + n % 7, event=f"event {n % 5}")
            for n, letter in enumerate(letters * 4)
        ),
        differences=tuple(_long_difference(n, letters) for n in range(500)),
        names=tuple(
            NameLine(
                name=f"Name {n}",
                kind="person",
                spellings=tuple((f"Name {n}{x}", tuple(letters[:20])) for x in "ab"),
            )
            for n in range(40)
        ),
        copies=tuple(
            CopyLine(
                original=letters[n // 5],
                copy=letters[n],
                whole=n % 2 == 0,
                shared=0.9,
                longest_words=50,
                why=f"90% of the text stands in {letters[n // 5]}",
            )
            for n in range(5, reports)
        ),
    )


_FILLER = "while boats from both harbours searched the sound until dark and the wind rose again"


def _long_event(number: int, letters: list[str]) -> EventLine:
    told = {x: "reported" if (number + p) % 7 == 0 else "absent" for p, x in enumerate(letters)}
    day = date(2024, 3, 1 + number % 12) if number % 3 else None
    return event(f"Ferry number {number} ran aground {_FILLER}", day, told)


def _long_pair(number: int, letters: list[str]) -> PairLine:
    first, second = letters[number % len(letters)], letters[(number + 1) % len(letters)]
    texts = (f"We felt blow {number} {_FILLER}", f"We felt knock {number} {_FILLER}")
    return replace(
        STORY.pairs[0],
        a=(first,),
        b=(second,),
        text_a=texts[0],
        text_b=texts[1],
        evidence=tuple(
            Evidence(letter=x, sentence=f'"{text}," said Ada Moar.', words=text)
            for x, text in zip((first, second), texts, strict=True)
        ),
    )


def _long_difference(number: int, letters: list[str]) -> DifferenceLine:
    base = STORY.differences[number % 2]
    return replace(
        base,
        a=(letters[number % len(letters)],),
        b=(letters[(number + 3) % len(letters)],),
        why=f"one event, two numbers, case {number}",
        sentence_a=f"{number} people were hurt {_FILLER}.",
        sentence_b=f"{number + 1} people were hurt {_FILLER}.",
    )
