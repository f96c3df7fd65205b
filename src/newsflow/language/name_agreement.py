"""Names left out in one sentence that are found in another of the same text.

A text that says `Lund Energy` and `Ms Okoye` somewhere means them again where it says `Lund` or
`Okoye` with little around it (one sense a discourse, Gale et al. 1992; for names Krishnan and
Manning 2006).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsflow.language.name_features import Words

Found = tuple[int, int, str]
"""Words `start` to `end` are a name of a kind."""
Chanced = tuple[Found, float]
"""A name and the chance that each of its words is of its kind, by the model."""
_SHORTEST = 3
"""Letters of a word that is looked for elsewhere."""
_SURE = 0.8
"""Sum of the chances elsewhere from which a word is taken for a name here too. On development
sets .6 and .9 do as well, and no threshold at all loses what the rule gains."""


def recalled(sentences: Sequence[Words], found: Sequence[Sequence[Chanced]]) -> list[list[Found]]:
    """Add single words that are a name, or a person's last name, in another sentence."""
    known = _kinds_of_words(sentences, found)
    return [
        sorted([*names, *_missed(words, names, known)])
        for words, chanced in zip(sentences, found, strict=True)
        for names in [[name for name, _ in chanced]]
    ]


def _kinds_of_words(
    sentences: Sequence[Words], found: Sequence[Sequence[Chanced]]
) -> dict[str, str]:
    """The likeliest kind of words that are surely names by themselves, or last names."""
    alone: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    last: defaultdict[str, float] = defaultdict(float)
    for words, chanced in zip(sentences, found, strict=True):
        for (start, end, kind), chance in chanced:
            if end - start == 1:
                alone[words.texts[start]][kind] += chance
            elif kind == "PERSON":
                last[words.texts[end - 1]] += chance
    known = {word: "PERSON" for word, chance in last.items() if chance > _SURE}
    for word, kinds in alone.items():
        kind, chance = max(kinds.items(), key=lambda item: item[1])
        if chance > _SURE:
            known[word] = kind
    return known


def _missed(words: Words, names: list[Found], known: dict[str, str]) -> Iterator[Found]:
    """Proper nouns that are no part of a name and do not touch one."""
    taken = {at for start, end, _ in names for at in range(start - 1, end + 1)}
    for at, text in enumerate(words.texts):
        if (
            text in known
            and at not in taken
            and len(text) >= _SHORTEST
            and text[0].isupper()
            and words.tags[at].startswith("NNP")
        ):
            yield at, at + 1, known[text]
