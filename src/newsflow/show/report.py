"""One report in a terminal: what it is, and everything its sentences mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsflow.show.words import counted, plain, when
from newsflow.types import Answer, Article, EventMention, Mentions, Report, Toll


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """What a report is about, in its own words; none for what it does not say."""

    who: Answer | None
    what: Answer | None
    when: Answer | None
    where: Answer | None
    event: EventMention | None
    """The mention that tells it; none in a report in which nothing happens."""
    toll: Toll | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report with its main event named first."""

    main_event: MainEvent
    article: Article
    mentions: Mentions


def told(report: Report) -> Told:
    """A report for programs: its main event, then everything."""
    mentions = report.mentions
    answers = {answer.question: answer for answer in mentions.answers}
    main = MainEvent(
        who=answers.get("who"),
        what=answers.get("what"),
        when=answers.get("when"),
        where=answers.get("where"),
        event=next((event for event in mentions.events if event.main), None),
        toll=mentions.toll,
    )
    return Told(main_event=main, article=report.article, mentions=mentions)


def render_report(report: Report) -> RenderableType:
    """Headline and facts of the article, then its mentions by kind."""
    article, mentions = report.article, report.mentions
    return Group(
        Text(plain(article.headline or "no headline"), style="heading"),
        Text(" · ".join(_facts(article)), style="aside"),
        *_part("Main event", list(_main_event(mentions)), counted=False),
        *_part("Events", [_event(event) for event in mentions.events]),
        *_part("Quotations", list(_quotes(mentions))),
        *_part("Figures", list(_figures(mentions))),
        *_part("Times", list(_times(mentions))),
        *_part("Entities", list(_entities(mentions))),
    )


def _facts(article: Article) -> Iterator[str]:
    yield plain(article.outlet.name)
    if article.published is not None:
        yield plain(f"published {_written(article)} ({article.published.basis})")
    if article.authors:
        yield plain("by " + ", ".join(author.name for author in article.authors))
    yield counted(len(article.body().split()), "word")
    yield article.language or "language unknown"
    yield from (plain(flag) for flag in article.flags)


def _written(article: Article) -> str:
    on = article.published.on if article.published else None
    if on is None:
        return ""
    if on.whole is not None:
        return when(on.whole, on.whole, "day")
    return "-".join(f"{part:02}" if part else "?" for part in (on.year, on.month, on.day))


def _part(
    heading: str, lines: list[tuple[str, ...]], *, counted: bool = True
) -> Iterator[RenderableType]:
    yield Text()
    yield Text(f"{heading} ({len(lines)})" if counted else heading, style="heading")
    if lines:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for position in range(len(lines[0])):
            grid.add_column(no_wrap=position == 0, overflow="fold")
        for line in lines:
            grid.add_row(*(Text(plain(words)) for words in line))
        yield Padding(grid, (0, 0, 0, 2))


def _main_event(mentions: Mentions) -> Iterator[tuple[str, ...]]:
    for answer in mentions.answers:
        time = None if answer.time is None else mentions.times[answer.time]
        day = "" if time is None else when(time.date_from, time.date_to, time.precision)
        yield answer.question, f"{answer.text} ({day})" if day else answer.text
    if mentions.toll is not None:
        yield "toll", f"{mentions.toll.killed} killed, {mentions.toll.injured} injured"


def _event(event: EventMention) -> tuple[str, ...]:
    roles = "; ".join(f"{argument.role} {argument.text}" for argument in event.arguments)
    day = when(event.date_from, event.date_to, event.precision)
    kind = event.type.lower().replace("_", " ")
    modality = "" if event.modality == "actual" else f" ({event.modality})"
    return day, f"{kind}{modality}", f"{event.text}: {roles}" if roles else event.text


def _quotes(mentions: Mentions) -> Iterator[tuple[str, ...]]:
    for quote in mentions.quotes:
        speaker = mentions.entities[quote.speaker].name if quote.speaker is not None else "unknown"
        yield quote.kind, speaker, " … ".join(segment.text for segment in quote.segments)


def _figures(mentions: Mentions) -> Iterator[tuple[str, ...]]:
    for figure in mentions.figures:
        event = mentions.events[figure.event].text if figure.event is not None else ""
        yield figure.text, figure.bound, figure.object or figure.unit or "", event


def _times(mentions: Mentions) -> Iterator[tuple[str, ...]]:
    for time in mentions.times:
        yield time.text, when(time.date_from, time.date_to, time.precision), time.basis


def _entities(mentions: Mentions) -> Iterator[tuple[str, ...]]:
    for entity in mentions.entities:
        forms = {m.text for m in mentions.entity_mentions if m.entity == entity.ordinal}
        yield entity.kind, entity.name, ", ".join(sorted(forms - {entity.name}))
