"""Where a sentence shows an event: its verbs and nouns that are triggers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsflow.language.lemmas import lemma
from newsflow.language.roles import Argument, Clause, Nominal, Phrase, Role, Tense
from newsflow.language.tree import Tree
from newsflow.mentions.event_lexicon import Lexicon, Trigger, lexicon
from newsflow.mentions.reading import Reading
from newsflow.types import Span, Zone

_TELLING = ("of", "by", "on", "against", "between", "at", "with", "among")
"""Prepositions after a loose noun that make it tell of a happening."""
_GENERIC_LEFT = frozenset({"no", "any", "every", "each", "possible", "potential", "future"})
_CALENDAR = frozenset(calendar.day_name) | frozenset(calendar.month_name)
_OPENERS = frozenset({"RB", "JJ", "UH", ":", "``", "''", "-LRB-", "NFP"})
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b(?!-)")
_OTHER_SENSE = frozenset({"up", "in", "on"})
"""Particles that make another verb of one whose trigger has none: `sign up`, `charge in`."""
_OBJECTS = frozenset({Role.OBJECT, Role.COMPLEMENT})
_NOT_VERBS = frozenset({"be", "have", "do"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A trigger in its sentence, with the clause that carries it and the noun that names it."""

    sentence: int
    token: int
    trigger: Trigger
    lemma: str
    clause: Clause | None
    nominal: Nominal | None
    light: bool = False
    """Whether `clause` is a light verb that lends itself to `nominal`."""


def find_candidates(reading: Reading, sentence: int, times: tuple[Span, ...]) -> list[Candidate]:
    """All triggers of one parsed sentence, verbs before the nouns they govern."""
    doc = reading.trees[sentence]
    if doc is None:
        return []
    words = lexicon()
    found = list(_verbs(reading, sentence, doc, words))
    found = [c for c in found if not _is_of_its_subject(c, doc, words)]
    taken = {c.nominal.noun for c in found if c.nominal is not None} | {c.token for c in found}
    found += _nouns(reading, sentence, doc, words, taken, times)
    return sorted(found, key=lambda c: c.token)


def _verbs(reading: Reading, sentence: int, doc: Tree, words: Lexicon) -> Iterator[Candidate]:
    for told in reading.clauses[sentence]:
        clause = _predicative(told, reading.clauses[sentence])
        if clause.lemma in _NOT_VERBS or doc[clause.verb].text.isupper():
            continue
        if _is_noun(clause, doc, words):
            yield _gerund(sentence, doc, clause, words)
            continue
        if _is_command(clause, doc):
            continue
        here = _Here(reading, sentence, doc, words)
        trigger = next(
            (t for t in words.verbs.get(clause.lemma, ()) if _holds(t, clause, here)), None
        )
        if trigger is None:
            continue
        thing = clause.first(Role.OBJECT)
        shown = thing is not None and (
            trigger.object_class is not None
            or any(t.type is trigger.type for t in words.nouns.get(_lemma(doc, thing), ()))
        )
        yield Candidate(
            sentence=sentence,
            token=clause.verb,
            trigger=trigger,
            lemma=" ".join((clause.lemma, *trigger.rest)),
            clause=clause,
            nominal=reading.nominal(sentence, thing.phrase.head)
            if shown and thing is not None
            else None,
        )


def _is_of_its_subject(candidate: Candidate, doc: Tree, words: Lexicon) -> bool:
    """Whether a verb only says what the event noun before it did: `the quake struck the coast`."""
    clause = candidate.clause
    if clause is None or clause.lemma not in words.happening:
        return False
    subject = clause.first(Role.SUBJECT)
    if subject is None or doc[subject.phrase.head].tag_ not in {"NN", "NNS"}:
        return False
    found = words.nouns.get(_lemma(doc, subject), ())
    return any(_is_event_noun(t, doc, subject.phrase.head, words) for t in found)


def _is_event_noun(trigger: Trigger, doc: Tree, noun: int, words: Lexicon) -> bool:
    """Whether the words before a noun make it this trigger, and none makes it something else."""
    before = doc[noun - 1].lower_ if noun else ""
    return _behind(trigger, doc, noun) and before not in words.never.get(
        doc[noun].lemma_ or doc[noun].lower_, frozenset()
    )


def _predicative(clause: Clause, clauses: tuple[Clause, ...]) -> Clause:
    """A participle behind `be` that was taken for an adjective, as the passive it is."""
    above = next((c for c in clauses if c.verb == clause.governor), None)
    if above is None or above.lemma != "be" or clause.relation != "other" or clause.arguments:
        return clause
    arguments = tuple(
        a._replace(role=Role.OBJECT) if a.role is Role.SUBJECT else a
        for a in above.arguments
        if a.role is not Role.COMPLEMENT
    )
    return clause._replace(
        arguments=arguments, passive=True, tense=above.tense, negated=above.negated,
        modal=above.modal, relation=above.relation, governor=above.governor, mark=above.mark,
    )  # fmt: skip


def _is_noun(clause: Clause, doc: Tree, words: Lexicon) -> bool:
    """Whether an event noun was taken for a verb: `hurt after shooting in Lom`."""
    word = doc[clause.verb]
    governed = clause.mark is not None or word.dep_ == "pobj"
    if word.tag_ != "VBG" or clause.relation != "adverbial" or not governed:
        return False
    own = any(not a.inherited and a.role in {Role.SUBJECT, Role.OBJECT} for a in clause.arguments)
    return not own and word.lower_ in words.nouns


def _gerund(sentence: int, doc: Tree, clause: Clause, words: Lexicon) -> Candidate:
    trigger = words.nouns[doc[clause.verb].lower_][-1]
    nominal = Nominal(
        noun=clause.verb,
        lemma=trigger.name,
        phrase=Phrase(clause.verb, clause.verb, clause.verb + 1),
        complements=tuple(a for a in clause.arguments if a.role is Role.OBLIQUE),
    )
    return Candidate(
        sentence=sentence, token=clause.verb, trigger=trigger, lemma=trigger.name,
        clause=None, nominal=nominal,
    )  # fmt: skip


def _is_command(clause: Clause, doc: Tree) -> bool:
    """Whether the reader does it or is asked to: `Sign up for our letters`, `you agree to`."""
    subject = clause.first(Role.SUBJECT)
    if subject is not None:
        return doc[subject.phrase.head].lower_ == "you"
    if all(t.tag_ in _OPENERS for t in doc[: clause.verb]) and doc[clause.verb].tag_ != "VBG":
        return True  # a label: `First published: Dec. 19`
    first = not doc[clause.verb - 1].text[0].isalnum()
    bare = clause.tense is Tense.NONE or first
    return bare and clause.relation in {"root", "conj"} and doc[clause.verb].tag_ in {"VB", "VBP"}


@dataclass(frozen=True)
class _Here:
    """A sentence with what senses of its words are told by."""

    reading: Reading
    sentence: int
    doc: Tree
    words: Lexicon

    def speaks_of(self, kind: str) -> bool:
        """Whether a word of the class stands in the sentence, the one before or the headline."""
        wanted = self.words.classes[kind]
        before = max(self.sentence - 1, 0)
        first = next((s.ordinal for s in self.reading.sentences if s.zone is Zone.HEADLINE), before)
        said = self.reading.vocabularies
        return not all(wanted.isdisjoint(said[i]) for i in {self.sentence, before, first})

    def doer(self, clause: Clause) -> str:
        """The noun that does it, looked up in the sentence before where a pronoun stands for it."""
        subject = clause.first(Role.SUBJECT)
        if subject is None:
            return ""
        if self.doc[subject.phrase.head].lower_ not in {"it", "they"} or not self.sentence:
            return _lemma(self.doc, subject)
        before = self.reading.trees[self.sentence - 1]
        clauses = self.reading.clauses[self.sentence - 1]
        named = next((a for c in clauses if (a := c.first(Role.SUBJECT)) is not None), None)
        return "" if before is None or named is None else _lemma(before, named)


def _holds(trigger: Trigger, clause: Clause, here: _Here) -> bool:
    doc, classes = here.doc, here.words.classes
    for i in range(len(trigger.rest)):
        if not _has_nth(trigger.rest, i, clause, doc):
            return False
    if clause.particle in _OTHER_SENSE and clause.particle not in trigger.rest:
        return False
    unless = here.words.unless.get(clause.lemma)
    if unless is not None and (here.speaks_of(unless) or _SCORE.search(doc.text)):
        return False
    beside = here.words.beside.get(clause.lemma, frozenset())
    if any(_lemma(doc, a) in beside for a in clause.arguments):
        return False
    if here.doer(clause) in here.words.not_by.get(clause.lemma, frozenset()):
        return False
    if trigger.near is not None and not here.speaks_of(trigger.near):
        return False
    if trigger.subject_class is not None:
        return here.doer(clause) in classes[trigger.subject_class]
    if trigger.object_class is None:
        return True
    things = [a for a in clause.arguments if a.role is Role.OBJECT]
    return any(_things(doc, a) & classes[trigger.object_class] for a in things)


def _things(doc: Tree, argument: Argument) -> set[str]:
    """What a phrase speaks of: its head, and behind a measure what is measured."""
    phrase = argument.phrase
    out = {_lemma(doc, argument)}
    if phrase.head + 2 < phrase.end and doc[phrase.head + 1].lower_ in {"of", "in"}:
        out |= {t.lemma_ or t.lower_ for t in doc[phrase.head + 2 : phrase.end]}
    return out


def _has_nth(rest: tuple[str, ...], i: int, clause: Clause, doc: Tree) -> bool:
    """A word of a trigger, as `bankruptcy` behind the `for` before it in `file for bankruptcy`."""
    if has_word(clause, doc, rest[i]):
        return True
    return i > 0 and any(_lemma(doc, a) == rest[i] for a in clause.oblique(rest[i - 1]))


def has_word(clause: Clause, doc: Tree, word: str) -> bool:
    """Whether a verb has a word beside it: particle, preposition, object, or just behind it."""
    if clause.particle == word:
        return True
    for argument in clause.arguments:
        if argument.role is Role.OBLIQUE:
            if argument.preposition == word and doc[argument.phrase.head].text not in _CALENDAR:
                return True
        elif argument.role in _OBJECTS and _lemma(doc, argument) == word:
            return True
    behind = clause.verb + 1
    if behind >= len(doc) or doc[behind].lower_ != word:
        return False
    return behind + 1 >= len(doc) or doc[behind + 1].text not in _CALENDAR


def _lemma(doc: Tree, argument: Argument) -> str:
    token = doc[argument.phrase.head]
    return token.lemma_ or token.lower_


def _nouns(
    reading: Reading,
    sentence: int,
    doc: Tree,
    words: Lexicon,
    taken: set[int],
    times: tuple[Span, ...],
) -> Iterator[Candidate]:
    clauses = {c.verb: c for c in reading.clauses[sentence]}
    here = _Here(reading, sentence, doc, words)
    for noun in doc:
        if noun.tag_ not in {"NN", "NNS"} or noun.i in taken:
            continue
        shown = words.nouns.get(lemma(noun.text, noun.tag_))
        nominal = reading.nominal(sentence, noun.i) if shown is not None else None
        if shown is None or nominal is None:
            continue
        trigger = next(
            (
                t
                for t in shown
                if _is_event_noun(t, doc, nominal.noun, words)
                and not _is_figure_of_speech(nominal, doc, words)
                and (t.near is None or here.speaks_of(t.near))
            ),
            None,
        )
        if trigger is None:
            continue
        clause = clauses.get(nominal.verb) if nominal.verb is not None else None
        if clause is not None and _is_command(clause, doc):
            continue
        if clause is not None and clause.lemma == "be" and clause.first(Role.COMPLEMENT):
            clause = None  # `was hurt in the raid` is no taking part in it
        light = clause is not None and (
            clause.lemma in words.happening
            if nominal.verb_role is Role.SUBJECT
            else _is_light(clause, doc, words)
        )
        if not light and not _tells(reading, sentence, doc, nominal, trigger, times):
            continue
        yield Candidate(
            sentence=sentence,
            token=nominal.noun,
            trigger=trigger,
            lemma=trigger.name,
            clause=clause if light else None,
            nominal=nominal,
            light=light,
        )


def _is_figure_of_speech(nominal: Nominal, doc: Tree, words: Lexicon) -> bool:
    """`A flood of letters`, `a storm of protest`."""
    kinds = words.not_of.get(nominal.lemma, frozenset())
    of = [a for a in nominal.complements if a.preposition == "of"]
    return any(_lemma(doc, a) in kinds for a in of)


def _behind(trigger: Trigger, doc: Tree, noun: int) -> bool:
    """Whether the words of a compound trigger stand right before its noun."""
    start = noun - len(trigger.rest)
    return start >= 0 and tuple(t.lower_ for t in doc[start:noun]) == trigger.rest


def _is_light(clause: Clause, doc: Tree, words: Lexicon) -> bool:
    rests = words.light.get(clause.lemma, ())
    return any(all(has_word(clause, doc, word) for word in rest) for rest in rests)


def _tells(
    reading: Reading,
    sentence: int,
    doc: Tree,
    nominal: Nominal,
    trigger: Trigger,
    times: tuple[Span, ...],
) -> bool:
    """Whether a noun tells of a happening rather than of a kind of them."""
    left = {token.lower_ for token in doc[nominal.phrase.start : nominal.noun]}
    if left & _GENERIC_LEFT:
        return False
    told = nominal.possessor is not None or any(
        a.preposition in _TELLING for a in nominal.complements
    )
    span = reading.phrase_span(sentence, nominal.phrase)
    dated = any(span.overlaps(time) for time in times)
    if trigger.loose:
        return told or dated
    definite = bool(left & {"the", "a", "an", "this", "that", "another", "last"})
    return told or dated or definite or bool(nominal.modifiers)
