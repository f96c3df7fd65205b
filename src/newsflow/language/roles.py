"""Who does what to whom in a parsed sentence: the one place that reads dependency labels.

A `Clause` is a verb with its arguments, a `Nominal` a noun that may name a happening with its.
Heads and ranges are token indices into the `Doc`; `characters(doc, phrase)` gives offsets.
Labels are ClearNLP's, as newsflow's own weights and spaCy's `en_core_web_*` have them.
"""

from __future__ import annotations

from newsflow.language.clauses import clauses as _clauses
from newsflow.language.grammar import Argument, Clause, Nominal, Phrase, Role, Tense
from newsflow.language.nominals import Nominals
from newsflow.language.phrases import phrase_at
from newsflow.language.tree import AnyDoc, source_of, tree_of
from newsflow.types import Span

__all__ = [
    "Argument",
    "Clause",
    "Nominal",
    "Nominals",
    "Phrase",
    "Role",
    "Tense",
    "characters",
    "clauses",
    "nominals",
    "phrase_at",
]


_READ = "newsflow.clauses"
"""Where a document keeps its clauses, which several extractors ask for."""


def clauses(doc: AnyDoc) -> tuple[Clause, ...]:
    """Every verb that is not an auxiliary, in the order of the sentence."""
    kept = source_of(doc).user_data
    if _READ not in kept:
        kept[_READ] = _clauses(tree_of(doc))
    read: tuple[Clause, ...] = kept[_READ]
    return read


def nominals(doc: AnyDoc) -> Nominals:
    """Every common noun, and names used as one, with its complements, in text order."""
    return Nominals(tree_of(doc), clauses(doc))


def characters(doc: AnyDoc, phrase: Phrase) -> Span:
    """Character offsets of a phrase within its sentence, without a leading or trailing space."""
    first, last = doc[phrase.start], doc[phrase.end - 1]
    return Span(first.idx, last.idx + len(last.text))
