"""The English pipeline: sentences, tags, trees, names, and the arguments of verbs.

Text goes in sentence by sentence and comes out as spaCy `Doc`s, one sentence each,
with `tag_` (Penn Treebank), `dep_` and `head` (ClearNLP labels, as spaCy's English models have),
`lemma_` of verbs and nouns, and `ents` (`PERSON`, `ORG`, `LOC`).
Rules above this package read arguments through `newsflow.language.roles` only, never `dep_`.

    language = load()                      # lazily, once per process
    spans = split_sentences(text, span)    # own splitter, before the parser
    docs = language.parse([span.of(text) for span in spans])
    clauses = roles.clauses(docs[0])
"""

from newsflow.language.pipeline import Language, load
from newsflow.language.sentences import split_sentences

__all__ = ["Language", "load", "split_sentences"]
