"""Invented reports: a town, a happening, a number and people who speak of it, put together by rule.

The same number gives the same report. No sentence is anybody's but ours.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

TOWNS = (
    "Arnmouth Belvane Corstadt Dunmere Eskwick Farholm Gravenby Hollinport Istrana Jarrowfield "
    "Kestmark Lindeby Morvale Nordhaven Ostrava-Dale Pellworth Quarrington Rosvik Sandmere "
    "Tarnbridge Ulverby Vestermark Wexholm Yarlsund Zandvoort-Lea"
).split()
_FIRST = (
    "Anna Boris Clara David Elena Farid Greta Hugo Ines Jonas Karin Leo Marta Nils Olga".split()
)
_LAST = "Aldous Brandt Castell Dahl Ekman Farrow Grieve Holt Ibarra Jansen Keller Lund".split()
_ROLES = ("mayor", "fire chief", "harbour master", "union secretary", "police spokesman")

_EVENTS = (
    (
        "Fire at {town} {place} injures {n}",
        "A fire broke out at the {place} in {town} on {day} and injured {n} people, officers said.",
        "The blaze began shortly before dawn in a store room and spread to the roof in minutes.",
    ),
    (
        "Workers strike at {town} {place}",
        "About {n} workers walked out at the {place} in {town} on {day} in a dispute over pay.",
        "The union said talks with the owners had broken down after a week of night sessions.",
    ),
    (
        "Flood water closes {town} {place}",
        "Flood water closed the {place} in {town} on {day} and forced {n} people from their homes.",
        "The river rose by two metres overnight after three days of steady rain in the hills.",
    ),
    (
        "{town} agrees deal on {place}",
        "The council of {town} agreed on {day} to spend {n} million crowns on the old {place}.",
        "The vote ended a quarrel of many years between the two largest parties in the chamber.",
    ),
    (
        "Bus crash near {town} {place} leaves {n} hurt",
        "A bus left the road near the {place} at {town} on {day}, leaving {n} passengers hurt.",
        "Rescuers worked for several hours in fog to bring everybody out of the ditch.",
    ),
)
_PLACES = ("harbour", "paper mill", "central station", "market hall", "cable factory", "old bridge")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MORE = (
    "Residents said they had warned the authorities about the state of the building for years.",
    "A second team arrived from the neighbouring district before noon and stayed until dark.",
    "Schools in the quarter remained shut, and buses were sent around by the northern road.",
    "The regional government promised a full report before the end of the month.",
    "Shops along the main street opened again in the afternoon, but few customers came.",
    "Insurance companies have begun to assess the damage, which may take several weeks.",
    "A similar case was reported two years ago, when repairs cost more than had been planned.",
    "Volunteers handed out soup and blankets in the sports hall until late in the evening.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A headline and paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]


def story(number: int) -> Story:
    """The report of this number."""
    chance = random.Random(number)
    head, lead, second = _EVENTS[number % len(_EVENTS)]
    facts = {
        "town": chance.choice(TOWNS),
        "place": chance.choice(_PLACES),
        "day": chance.choice(_DAYS),
        "n": str(chance.randint(3, 97)),
    }
    name, role = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}", chance.choice(_ROLES)
    said = chance.choice(
        ("we could not have known", "this must not happen again", "everyone did what they could")
    )
    more = chance.sample(_MORE, 3)
    return Story(
        headline=head.format(**facts),
        paragraphs=(
            lead.format(**facts),
            second,
            f"“I never saw the like, and {said},” said {name}, the {role} of {facts['town']}.",
            more[0],
            f"{name} told reporters that {chance.randint(2, 40)} people were still in hospital.",
            *more[1:],
        ),
    )


def page(told: Story, *, edited: str = "", footer: str = "", charset: str = "utf-8") -> str:
    """A report as a web page, with a menu and a footer around it."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in (*told.paragraphs, edited) if paragraph)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}">'
        f"<title>{told.headline}</title></head><body>"
        '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>{told.headline}</h1>\n{body}\n</article>"
        f"<footer><p>All rights reserved. {footer}</p></footer></body></html>"
    )
