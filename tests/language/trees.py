"""Golden trees: sentences written by us, tagged and labelled by hand as spaCy's models would."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from newsflow.language import roles
from newsflow.language.roles import Argument, Clause

VOCAB = spacy.blank("en").vocab


def tree(rows: str) -> Doc:
    """A document from rows of `word TAG label head`, the head counted from 1, 0 for the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    heads = [int(cell[3]) - 1 for cell in cells]
    return Doc(
        VOCAB,
        words=[cell[0] for cell in cells],
        tags=[cell[1] for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[at if head < 0 else head for at, head in enumerate(heads)],
    )


def shown(doc: Doc) -> list[str]:
    """The clauses of a sentence, one line each, in words."""
    return [_clause(doc, clause) for clause in roles.clauses(doc)]


def _clause(doc: Doc, clause: Clause) -> str:
    marks = [
        clause.lemma,
        clause.particle,
        clause.relation,
        f"mark={clause.mark}" if clause.mark else None,
        clause.tense.value,
        clause.modal,
        "passive" if clause.passive else None,
        "negated" if clause.negated else None,
        "progressive" if clause.progressive else None,
        "perfect" if clause.perfect else None,
    ]
    arguments = "; ".join(_argument(doc, argument) for argument in clause.arguments)
    return " ".join(mark for mark in marks if mark) + " | " + arguments


def _argument(doc: Doc, argument: Argument) -> str:
    role = argument.role.value + (f" {argument.preposition}" if argument.preposition else "")
    phrase = argument.phrase
    return f"{role}{'*' if argument.inherited else ''}: {doc[phrase.start : phrase.end].text}"
