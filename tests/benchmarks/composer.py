"""Puts a synthetic article together piece by piece, and notes where each mention stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from newsflow.text import fold
from newsflow.types import (
    Direction,
    Entity,
    EntityForm,
    EntityId,
    EntityKind,
    EntityMention,
    EventArgument,
    EventMention,
    FigureMention,
    Geo,
    Precision,
    QuoteKind,
    QuoteMention,
    QuoteSegment,
    Sentence,
    Span,
    TimeKind,
    TimeMention,
    Zone,
    ZoneSpan,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something of a story, and how reports call it."""

    kind: EntityKind
    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happens in a story; place and who are ordinals of actors."""

    type: str
    verb: str
    day: date
    place: int
    who: int


class Composer:
    """One article in the making."""

    def __init__(self, actors: tuple[Actor, ...], happenings: tuple[Happening, ...]) -> None:
        """Begin an empty article about these actors."""
        self._actors = actors
        self._happenings = happenings
        self._pieces: list[str] = []
        self._at = 0
        self._sentence_from = 0
        self._paragraph_from = 0
        self._paragraph = 0
        self.zones: list[ZoneSpan] = []
        self.sentences: list[Sentence] = []
        self.names: list[EntityMention] = []
        self.times: list[TimeMention] = []
        self.figures: list[FigureMention] = []
        self.quotes: list[QuoteMention] = []
        self.events: list[EventMention] = []

    def headline(self, words: str, toll: int) -> None:
        """The headline, with its figure."""
        before, after = words.split(f" {toll} ", 1)
        self._piece(f"{before} ")
        span = self._piece(str(toll))
        self._add_figure(span, str(toll), "people", span)
        self._piece(f" {after}")
        self.zones.append(ZoneSpan(zone=Zone.HEADLINE, span=Span(0, self._at)))
        self._end(Zone.HEADLINE, None)
        self._piece("\n\n")
        self._sentence_from = self._paragraph_from = self._at

    def dateline(self, place: str, day: date) -> Span:
        """The dateline that opens the first paragraph."""
        span = self._piece(f"{place}, {day:%B} {day.day} -")
        self._piece(" ")
        self._sentence_from = self._paragraph_from = self._at
        return span

    def paragraph(self) -> None:
        """Begin a paragraph."""
        if self._paragraph:
            self._piece("\n\n")
            self._paragraph_from = self._at
        self._sentence_from = self._at
        self._paragraph += 1

    def say(self, words: str) -> Composer:
        """Plain words."""
        self._piece(words)
        return self

    def name(self, actor: int) -> Composer:
        """Name an actor: in full, then by its last spelling."""
        known = any(mention.entity == actor for mention in self.names)
        spelling = self._actors[actor].spellings[-1 if known else 0]
        self._add_name(actor, self._piece(spelling), spelling, EntityForm.NAME)
        return self

    def time(self, happening: int) -> Composer:
        """Name the day of a happening."""
        day = self._happenings[happening].day
        words = f"{day:%A}"
        span = self._piece(words)
        self.times.append(
            TimeMention(
                ordinal=len(self.times),
                sentence=len(self.sentences),
                span=span,
                text=words,
                rule="<weekday>",
                kind=TimeKind.DATE,
                value=day.isoformat(),
                direction=Direction.PAST,
                anchor=day,
                date_from=day,
                date_to=day,
                precision=Precision.DAY,
                basis="weekday before the anchor",
            )
        )
        return self

    def figure(self, value: int, unit: str) -> Composer:
        """A number of things."""
        number = self._piece(f"{value:,}")
        noun = self._piece(f" {unit}")
        whole = Span(number.start, noun.end)
        self._add_figure(whole, f"{value:,} {unit}", unit, number)
        return self

    def event(self, happening: int, before: str, verb: str, after: str) -> Composer:
        """A sentence that opens with a happening."""
        told = self._happenings[happening]
        self._piece(before)
        span = self._piece(verb)
        self._piece(after)
        self.events.append(
            EventMention(
                ordinal=len(self.events),
                sentence=len(self.sentences),
                span=span,
                text=verb,
                rule=f"trigger {verb}",
                confidence=0.8,
                type=told.type,
                cameo_root="19",
                lemma=verb,
                arguments=(
                    EventArgument(role="actor", span=span, text=verb, entity=told.who),
                    EventArgument(role="place", span=span, text=verb, entity=told.place),
                ),
                date_from=told.day,
                date_to=told.day,
                precision=Precision.DAY,
                date_basis="time in the sentence",
                main=happening == 0,
            )
        )
        return self

    def quote(self, speaker: int, words: str) -> Composer:
        """A direct quotation, its cue and its speaker."""
        self._piece('"')
        span = self._piece(f"{words},")
        self._piece('" ')
        sentence = len(self.sentences)
        name = self._actors[speaker].spellings[-1]
        who = self._piece(name)
        self._add_name(speaker, who, name, EntityForm.NAME)
        self._piece(" ")
        cue = self._piece("said")
        self._piece(".")
        self.quotes.append(
            QuoteMention(
                ordinal=len(self.quotes),
                sentence=sentence,
                span=span,
                text=f"{words},",
                rule="quotation, speaker, cue",
                kind=QuoteKind.DIRECT,
                segments=(QuoteSegment(sentence=sentence, span=span, text=f"{words},"),),
                speaker=speaker,
                speaker_span=who,
                cue="said",
                cue_span=cue,
            )
        )
        return self

    def end(self) -> None:
        """End a sentence of the body."""
        self._end(Zone.BODY, self._paragraph)
        block = ZoneSpan(
            zone=Zone.BODY, span=Span(self._paragraph_from, self._at), paragraph=self._paragraph
        )
        if self.zones[-1].paragraph == self._paragraph:
            self.zones[-1] = block
        else:
            self.zones.append(block)
        self._piece(" ")
        self._sentence_from = self._at

    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def entities(self) -> tuple[Entity, ...]:
        """The actors, as entities."""
        return tuple(
            Entity(
                ordinal=ordinal,
                entity_id=EntityId(f"{actor.kind.value}:{fold(actor.name)}"),
                kind=actor.kind,
                name=actor.name,
                geo=Geo(country="GBR", latitude=52.5, longitude=-1.5) if ordinal == 0 else None,
                titles=("minister",) if ordinal == 3 else (),
                basis="full name",
            )
            for ordinal, actor in enumerate(self._actors)
        )

    def _piece(self, words: str) -> Span:
        start = self._at
        self._pieces.append(words)
        self._at += len(words)
        return Span(start, self._at)

    def _end(self, zone: Zone, paragraph: int | None) -> None:
        text = self.text()[self._sentence_from : self._at]
        self.sentences.append(
            Sentence(
                ordinal=len(self.sentences),
                zone=zone,
                span=Span(self._sentence_from, self._at),
                text=text,
                paragraph=paragraph,
            )
        )

    def _add_name(self, actor: int, span: Span, words: str, form: EntityForm) -> None:
        self.names.append(
            EntityMention(
                ordinal=len(self.names),
                sentence=len(self.sentences),
                span=span,
                text=words,
                rule="known name",
                entity=actor,
                form=form,
            )
        )

    def _add_figure(self, span: Span, words: str, unit: str, number: Span) -> None:
        value = Decimal(words.split(maxsplit=1)[0].replace(",", ""))
        self.figures.append(
            FigureMention(
                ordinal=len(self.figures),
                sentence=len(self.sentences),
                span=span,
                text=words,
                rule="<number> <noun>",
                number_span=number,
                value=value,
                unit=unit,
                object=unit,
                measure="killed" if unit == "people" else None,
                event=0 if unit == "people" and self.events else None,
            )
        )
