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


def left_out(sentences: Sequence[Words], found: Sequence[Sequence[Found]]) -> list[list[int]]:
    """Places of proper nouns in each sentence that are no part of a name and do not touch one."""
    return [[*_left_out(words, names)] for words, names in zip(sentences, found, strict=True)]


def asked_for(
    sentences: Sequence[Words],
    found: Sequence[Sequence[Found]],
    places: Sequence[Sequence[int]],
) -> list[int]:
    """The sentences with names that the words at some places may be too."""
    wanted = {words.texts[at] for words, left in zip(sentences, places, strict=True) for at in left}
    return [
        number
        for number, (words, names) in enumerate(zip(sentences, found, strict=True))
        if any(words.texts[end - 1] in wanted for _, end, _ in names)
    ]


def recalled(
    sentences: Sequence[Words],
    found: Sequence[Sequence[Found]],
    places: Sequence[Sequence[int]],
    chanced: Sequence[tuple[Words, Sequence[Chanced]]],
) -> list[list[Found]]:
    """Add the words at these places that are a name, or a person's last name, elsewhere.

    `chanced` are the names of the sentences that are asked for, with their chances.
    """
    known = _kinds_of_words(chanced)
    return [
        sorted(
            [
                *names,
                *((at, at + 1, known[words.texts[at]]) for at in left if words.texts[at] in known),
            ]
        )
        for words, names, left in zip(sentences, found, places, strict=True)
    ]


def _left_out(words: Words, names: Sequence[Found]) -> Iterator[int]:
    proper = [at for at, tag in enumerate(words.tags) if tag.startswith("NNP")]
    if not proper:
        return
    taken = {at for start, end, _ in names for at in range(start - 1, end + 1)}
    for at in proper:
        text = words.texts[at]
        if at not in taken and len(text) >= _SHORTEST and text[0].isupper():
            yield at


def _kinds_of_words(chanced: Sequence[tuple[Words, Sequence[Chanced]]]) -> dict[str, str]:
    """The likeliest kind of words that are surely names by themselves, or last names."""
    alone: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    last: defaultdict[str, float] = defaultdict(float)
    for words, names in chanced:
        for (start, end, kind), chance in names:
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
