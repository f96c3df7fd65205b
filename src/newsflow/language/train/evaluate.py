"""How good a pipeline is, on treebanks' test sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from newsflow.language import roles, split_sentences
from newsflow.language.pipeline import Language
from newsflow.language.roles import Role
from newsflow.language.train.named import NamedSentence
from newsflow.language.train.syntax import to_doc
from newsflow.language.train.treebanks import Tree
from newsflow.types import Span

CORE_ROLES = frozenset({Role.SUBJECT, Role.OBJECT, Role.INDIRECT_OBJECT, Role.AGENT})


@dataclass(frozen=True, slots=True)
class SyntaxScores:
    """Shares of 1. Punctuation does not count for heads and labels."""

    tags: float
    unlabelled: float
    labelled: float
    role_f1: float
    """Of (verb, role, head word), `be` left out, read by the one adapter from either tree."""


def score_syntax(language: Language, trees: Iterable[Tree]) -> SyntaxScores:
    """Compare trees with what the pipeline makes of the same words."""
    pairs = list(_parsed(language, trees))
    tokens = [(g, p) for gold, parsed in pairs for g, p in zip(gold, parsed, strict=True)]
    counted = [(g, p) for g, p in tokens if g.dep_ != "punct"]
    attached = [(g, p) for g, p in counted if g.head.i == p.head.i]
    found = [(core_roles(gold), core_roles(parsed)) for gold, parsed in pairs]
    return SyntaxScores(
        tags=sum(g.tag_ == p.tag_ for g, p in tokens) / len(tokens),
        unlabelled=len(attached) / len(counted),
        labelled=sum(g.dep_ == p.dep_ for g, p in attached) / len(counted),
        role_f1=f1_of_sets(found),
    )


def core_roles(doc: Doc) -> set[tuple[int, Role, int]]:
    """Verb, role and head word of each argument that says who did what to whom."""
    return {
        (clause.verb, argument.role, argument.phrase.head)
        for clause in roles.clauses(doc)
        if clause.lemma != "be"
        for argument in clause.arguments
        if argument.role in CORE_ROLES
    }


def score_names(language: Language, sentences: Sequence[NamedSentence]) -> float:
    """F1 of names, exact in characters and kind, from the sentences as written."""
    docs = language.parse([_text(sentence) for sentence in sentences])
    return f1_of_sets(
        (_gold_names(sentence), {(e.start_char, e.end_char, e.label_) for e in doc.ents})
        for sentence, doc in zip(sentences, docs, strict=True)
    )


def score_sentences(trees: Iterable[Tree]) -> float:
    """F1 of sentence ends in texts put together again, paragraphs parted by an empty line."""
    return f1_of_sets(
        (ends, {span.end for span in split_sentences(text, Span(0, len(text)))})
        for text, ends in texts(trees)
    )


def texts(trees: Iterable[Tree]) -> Iterator[tuple[str, set[int]]]:
    """Each document's text and where its sentences end."""
    document, text, ends = None, "", set[int]()
    for tree in trees:
        if tree.document != document:
            if text:
                yield text, ends
            document, text, ends = tree.document, "", set()
        if text:
            text = text.rstrip() + "\n\n" if tree.opens_paragraph else text
        text += "".join(w.form + (" " if w.space else "") for w in tree.words)
        ends.add(len(text.rstrip()))
    if text:
        yield text, ends


def f1_of_sets(pairs: Iterable[tuple[Set[Any], Set[Any]]]) -> float:
    """F1 over all pairs of a gold and a found set."""
    right = gold = found = 0
    for wanted, got in pairs:
        right, gold, found = right + len(wanted & got), gold + len(wanted), found + len(got)
    return 2 * right / (gold + found) if gold + found else 0.0


def _parsed(language: Language, trees: Iterable[Tree]) -> Iterator[tuple[Doc, Doc]]:
    kept = [(tree, doc) for tree in trees if (doc := to_doc(language.vocab, tree)) is not None]
    words = [([w.form for w in tree.words], [w.space for w in tree.words]) for tree, _ in kept]
    for (_, gold), parsed in zip(kept, language.parse_words(words), strict=True):
        yield gold, parsed


def _text(sentence: NamedSentence) -> str:
    pairs = zip(sentence.words, sentence.spaces, strict=True)
    return "".join(word + (" " if space else "") for word, space in pairs).rstrip()


def _gold_names(sentence: NamedSentence) -> set[tuple[int, int, str]]:
    starts, at = [], 0
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        starts.append(at)
        at += len(word) + space
    return {
        (starts[n.start], starts[n.end - 1] + len(sentence.words[n.end - 1]), n.kind)
        for n in sentence.names
    }
