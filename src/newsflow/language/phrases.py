"""Noun phrases: where they run, and which are coordinated."""

from __future__ import annotations

from newsflow.language.grammar import Phrase
from newsflow.language.tables import words
from newsflow.language.tree import AnyDoc, AnyToken, Token, Tree, tree_of

_LEFT = words(
    "det predet amod nummod quantmod compound nn poss nmod neg advmod npadvmod num number "
    "punct case"
)
_RIGHT = words("nummod num npadvmod compound amod nmod quantmod number")
_DEPTH = 4
"""How many `of`-phrases deep a phrase goes."""


def phrase_at(doc: AnyDoc, head: int) -> Phrase:
    """The noun phrase of which this token is the head."""
    tree = tree_of(doc)
    return phrase_of(tree[head])


def phrase_of(head: Token) -> Phrase:
    """The noun phrase of which this word is the head."""
    if head.phrase is None:
        head.phrase = Phrase(head.i, _start(head), _end(head, _DEPTH))
    return head.phrase


def coordinated(token: Token) -> list[Token]:
    """A phrase's head and the heads coordinated with it, in the order of the sentence."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and not is_verb(child) and not is_preposition(child):
            found += coordinated(child)
    return found


def is_verb(token: AnyToken) -> bool:
    """Whether a token is tagged as a verb."""
    return token.tag_.startswith("VB")


def verbs_of(doc: Tree) -> list[Token]:
    """The words of a sentence that are tagged as verbs."""
    return [token for token in doc if is_verb(token)]


def is_preposition(token: Token) -> bool:
    """Whether a token introduces a noun phrase."""
    return token.tag_ in {"IN", "TO"} and any(c.dep_ in {"pobj", "pcomp"} for c in token.children)


def _start(head: Token) -> int:
    start = head.i
    for child in reversed(head.lefts):
        if child.dep_ not in _LEFT:
            break
        if child.dep_ == "punct" and not _inside(child):
            break
        start = min(start, child.left_edge.i)
    while start < head.i and _is_outside(head.doc[start]):
        start += 1
    return start


def _is_outside(first: Token) -> bool:
    """Whether a word that opens a phrase in the tree is none of it: `and`, `when`, a dash."""
    return first.tag_ in {"CC", "WRB"} or (first.dep_ == "punct" and not _opens(first))


def _inside(mark: Token) -> bool:
    """Commas between adjectives and hyphens stay in a phrase; a colon or dash ends it."""
    return mark.text in {",", "-", "/", "'", '"', "``", "''", "$", "£", "€", "(", "[", "."}


def _opens(mark: Token) -> bool:
    return mark.text in {"$", "£", "€", '"', "'", "``"}


def _end(head: Token, depth: int) -> int:
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in _RIGHT and child.i == end:
            end = max(end, child.right_edge.i + 1)
        elif depth and child.i == end and _is_of(child):
            objects = [c for c in child.children if c.dep_ == "pobj"]
            end = max(end, _end(coordinated(objects[0])[-1], depth - 1))
        elif child.dep_ == "punct" and child.text == "-":
            continue
        else:
            break
    return end


def _is_of(token: Token) -> bool:
    return (
        token.dep_ == "prep"
        and token.lower_ == "of"
        and any(c.dep_ == "pobj" for c in token.children)
    )
