"""What the sentences of an article mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from newsflow.types.articles import Article, PartialDate
from newsflow.types.words import (
    Bound,
    Direction,
    EntityForm,
    EntityId,
    EntityKind,
    Modality,
    Precision,
    QuoteKind,
    ReportId,
    RevisionId,
    Span,
    TimeKind,
    Zone,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of one zone. A dateline is a sentence of its own."""

    ordinal: int
    """From 0, in the order of the text, over all zones."""
    zone: Zone
    span: Span
    text: str
    paragraph: int | None = None
    repeats: int | None = None
    """Ordinal of the sentence whose assertion this standfirst or caption repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something one sentence says, where, and which rule found it."""

    ordinal: int
    """From 0, within its kind, in the order of the text."""
    sentence: int
    """Ordinal of the sentence; of the first one when it runs over several."""
    span: Span
    text: str
    rule: str
    """Name of the rule that found it."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Geo:
    """Where a place is, from the gazetteer."""

    country: str | None
    """ISO 3166 alpha-3."""
    province: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation or place of one report, over all its mentions."""

    ordinal: int
    entity_id: EntityId
    """Equal across reports only where name or gazetteer make it certain; linking joins the rest."""
    kind: EntityKind
    name: str
    """The fullest name this report uses, or the gazetteer's."""
    country: str | None = None
    """ISO 3166 alpha-3 of the country it belongs to, where the text or the gazetteer says so."""
    sector: str | None = None
    """`government`, `military`, `rebel`, `civilian`, `business`, `media`, `international`."""
    geo: Geo | None = None
    titles: tuple[str, ...] = ()
    """Titles and offices used of it: `president`."""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention(Mention):
    """Words that name an entity."""

    entity: int
    form: EntityForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day a report's relative times count from: dateline, else publication."""

    on: PartialDate
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Mention):
    """Words that name a time, and the time they name."""

    kind: TimeKind
    value: str
    """TIMEX3 value; unknown parts are X: `XXXX-11-20`."""
    direction: Direction
    """Which way it points, from tense and cue words: kept so that it can be resolved again."""
    anchor: date | None
    """The day it was resolved against; none when it needs none or none is known."""
    date_from: date | None
    date_to: date | None
    precision: Precision
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention(Mention):
    """A number with its unit and what it counts. The span is both: `18 cruise missiles`."""

    number_span: Span
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    """Singular head noun or measure, lower case: `missile`, `percent`, `dollar`."""
    object: str | None = None
    """The thing counted, with its modifiers: `cruise missile`."""
    measure: str | None = None
    """For casualties: `killed`, `injured`, `missing`, `arrested`, `displaced`."""
    event: int | None = None
    """Ordinal of the event mention it belongs to."""
    attribution: str | None = None
    attribution_span: Span | None = None
    repeats: int | None = None
    """Ordinal of the figure this one repeats (standfirst of body)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSegment:
    """One sentence, or piece of one, of a quotation, without its quotation marks."""

    sentence: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMention(Mention):
    """Words said by somebody. The span runs from the first segment to the last."""

    kind: QuoteKind
    segments: tuple[QuoteSegment, ...]
    speaker: int | None = None
    """Ordinal of the speaking entity; none when unknown."""
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    addressee: int | None = None
    attribution: str | None = None
    """Who the outlet says it has the words from: `according to a transcript released by …`."""
    attribution_span: Span | None = None
    unbalanced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventArgument:
    """One participant or circumstance of an event."""

    role: str
    """`actor`, `target`, `recipient`, `instrument`, `place`, `origin`, `topic`, `occasion`."""
    span: Span
    text: str
    entity: int | None = None
    """Ordinal of the entity; none for words that name none (`seven targets`)."""
    country: str | None = None
    """ISO 3166 alpha-3 of a party's country; none when unknown, and for other roles."""
    sector: str | None = None
    """A party's kind: `government`, `military`, `police`, `rebel`, `civilian` …; none: unknown."""
    code_basis: str | None = None
    """The words that country and sector were read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Mention):
    """A happening as one sentence tells it. The span is the trigger."""

    type: str
    """PLOVER root (`CONSULT`, `ASSAULT`, …) or a type of our own (DESIGN.md §4.1)."""
    mode: str | None = None
    cameo_root: str | None = None
    lemma: str = ""
    """The trigger's lemma, with its particle: `launch`, `carry out`."""
    arguments: tuple[EventArgument, ...] = ()
    modality: Modality = Modality.ACTUAL
    time: int | None = None
    """Ordinal of the time mention that dates it."""
    date_from: date | None = None
    date_to: date | None = None
    precision: Precision = Precision.UNKNOWN
    date_basis: str = "no time in the sentence"
    dated_like: int | None = None
    """Ordinal of the event mention whose date it takes over: `They delivered …`."""
    date_rule: str = ""
    """How the date was found, so that it can be found again with another anchor."""
    same_as: int | None = None
    """Ordinal of the report's first mention of the same happening."""
    attribution: str | None = None
    attribution_span: Span | None = None
    speaker: int | None = None
    """Ordinal of the entity that asserts it, when not the outlet."""
    main: bool = False
    """Whether it is the report's main event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateArgument:
    """A phrase of a clause that no event type fits."""

    role: str
    """`subject`, `object`, `recipient`, `complement`, or the preposition before the phrase."""
    span: Span
    text: str
    entity: int | None = None
    """Ordinal of the entity; none for words that name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate(Mention):
    """A clause that no event type fits: its verb with who and what, so that nothing is lost.

    The span is the verb with its auxiliaries.
    """

    lemma: str
    """The verb's, with its particle: `carry out`."""
    modality: Modality
    arguments: tuple[PredicateArgument, ...]
    """The subject first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many people a report says were killed and injured in what it is about."""

    killed: int
    injured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Mention):
    """Who, what, when or where of a report's main event, in the report's words."""

    question: str
    """`who`, `what`, `when` or `where`; each at most once."""
    entity: int | None = None
    """Ordinal of the entity that `who` or `where` names."""
    time: int | None = None
    """Ordinal of the time mention that answers `when`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that one extractor found in one revision."""

    report_id: ReportId
    revision_id: RevisionId
    extractor: str
    version: str
    anchor: Anchor | None
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    entity_mentions: tuple[EntityMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    answers: tuple[Answer, ...] = ()
    """The main event told shortly: who, what, when, where."""
    predicates: tuple[Predicate, ...] = ()
    toll: Toll | None = None
    """None for a report that speaks of no dead and no injured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article with its mentions, in its role as one account of a story."""

    article: Article
    mentions: Mentions
