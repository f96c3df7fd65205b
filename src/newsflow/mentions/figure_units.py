"""What a number counts: a measure, money, or the noun phrase after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsflow.language.tree import Token, Tree
from newsflow.mentions.figure_numbers import Number
from newsflow.mentions.lexicon import table


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted."""

    name: str | None
    """Singular, lower case."""
    end: int
    """Where in the sentence the words for it end."""
    thing: str | None = None
    """With its modifiers: `cruise missile`."""
    measured: bool = False
    """Whether it is a measure or money rather than a thing."""


_NOTHING = Unit(None, 0)
_THINGS = frozenset({"person"})
"""Entries of the table of units that are counted, not measured."""
_PER = re.compile(
    r"\s*(?:per|an?|each|/)[\s-]+(?P<what>(?:square |sq )?[a-z]+)\b"
    r"(?! (?:earlier|ago|later|before))",
    re.IGNORECASE,
)
_PER_WORDS = frozenset(
    "year month week day hour minute second share barrel gallon liter litre ton tonne kilogram kg "
    "ounce person head capita pound mile night unit gram bushel vehicle household student user "
    "sq square mmbtu piece game".split()
)


def find_unit(text: str, number: Number, doc: Tree | None) -> Unit:
    """The unit of a number: its currency sign, a measure after it, else the noun it counts."""
    if number.currency is not None:
        name = table("units")["signs"].get(number.currency.replace(" ", "").rstrip("."), "dollar")
        return _per(text, Unit(name, number.span.end, measured=True))
    measure = _measures().match(text, number.span.end)
    if measure is not None and measure.end() > number.span.end:
        name = _names()[_key(measure["measure"])]
        if name in _THINGS:
            return Unit(name, measure.end(), thing=name)
        return _per(text, Unit(name, measure.end(), thing=name, measured=True))
    return _noun(doc, text, number) if doc is not None else _NOTHING


def _per(text: str, unit: Unit) -> Unit:
    match = _PER.match(text, unit.end)
    if match is None or match["what"].lower().split()[0] not in _PER_WORDS:
        return unit
    what = match["what"].lower()
    return Unit(f"{unit.name} per {what}", match.end(), unit.thing, measured=True)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {
        _key(word): name for name, words in table("units")["measures"].items() for word in words
    }


def _key(word: str) -> str:
    """Short signs keep their case (`MW`, `mW`), words do not."""
    plain = re.sub(r"\s+", " ", word)
    return plain if len(plain) <= 3 else plain.lower()


@lru_cache(maxsize=1)
def _measures() -> re.Pattern[str]:
    words = [word for words in table("units")["measures"].values() for word in words]
    long = sorted((w for w in words if len(w) > 3), key=len, reverse=True)
    short = sorted((w for w in words if len(w) <= 3), key=len, reverse=True)
    spaced = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in long)
    tight = "|".join(re.escape(w) for w in short)
    return re.compile(rf"[\s-]?(?P<measure>(?i:{spaced})|{tight})(?![\w/]|'\w)")


_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "NNPS", "HYPH", "CD",
                            "POS", "AFX", "FW", "RB", "RBR", "RBS"})  # fmt: skip
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OR_MORE = re.compile(r"\s+or (?:more|fewer|less|so)\b", re.IGNORECASE)
_SKIPPED = frozenset({"of", "the", "more", "other", "additional", "his", "her", "its", "their",
                      "those", "these", "our", "new"})  # fmt: skip


def _noun(doc: Tree, text: str, number: Number) -> Unit:
    """The nouns after a number: `18 cruise missiles`, `seven of the victims`."""
    more = _OR_MORE.match(text, number.span.end)
    behind = more.end() if more is not None else number.span.end
    start = next((t.i for t in doc if t.idx >= behind), len(doc))
    tokens: list[Token] = []
    for token in doc[start : start + 9]:
        if not tokens and token.lower_ in _SKIPPED and token.i < start + 3:
            continue
        if token.tag_ in {"NNS", "NNPS"}:
            tokens.append(token)
            break
        if _ends(token, tokens):
            break
        tokens.append(token)
    while tokens and tokens[-1].tag_ not in _NOUN_TAGS:
        tokens.pop()
    if not tokens:
        return _NOTHING
    head = tokens[-1]
    end = head.idx + len(head.text)
    name = singular(head.lower_)
    first = tokens[0].idx
    return Unit(name, end, _lower(text[first : head.idx]) + name)


_STATES = frozenset({"dead", "injured", "wounded", "missing", "hurt", "homeless", "killed"})
"""They end a phrase: `two dead and people missing`."""


def _ends(token: Token, tokens: list[Token]) -> bool:
    """Whether a noun phrase ends before a token."""
    joins = token.lower_ in {"and", "or", ","} and bool(tokens) and tokens[-1].tag_ in {"JJ", "VBN"}
    if joins and tokens[-1].lower_ not in _STATES and token.i + 1 < len(token.doc):
        return token.nbor(1).tag_ not in {"JJ", "VBN", "NN"}
    if token.tag_ not in _MODIFIER_TAGS or (token.is_punct and token.tag_ != "HYPH"):
        return True
    noun_before = bool(tokens) and tokens[-1].tag_ in _NOUN_TAGS
    if noun_before and token.tag_ not in _NOUN_TAGS | {"HYPH", "POS"}:
        return tokens[-1].tag_ != "HYPH"
    return token.tag_ == "CD" and bool(tokens)


def _lower(words: str) -> str:
    """Lower case but for names."""
    return " ".join(w if w[:1].isupper() else w.lower() for w in words.split(" "))


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person",
    "wives": "wife", "lives": "life", "feet": "foot", "teeth": "tooth", "policemen": "policeman",
    "policewomen": "policewoman", "servicemen": "serviceman", "gunmen": "gunman",
    "firemen": "fireman", "fishermen": "fisherman", "knives": "knife", "thieves": "thief",
    "families": "family", "countries": "country", "buses": "bus", "crises": "crisis",
    "aircraft": "aircraft", "series": "series", "species": "species",
    "headquarters": "headquarters",
    "troops": "troop", "police": "police", "dead": "person", "news": "news", "cases": "case",
    "houses": "house", "horses": "horse", "movies": "movie", "cookies": "cookie", "ties": "tie",
    "axes": "axis", "viruses": "virus", "statuses": "status", "losses": "loss", "bonuses": "bonus",
    "injuries": "injury", "fatalities": "fatality", "businesses": "business",
}  # fmt: skip


def singular(noun: str) -> str:
    """`missiles` → `missile`."""
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return low[:-2]
    if low.endswith("men") and len(low) > 4:
        return low[:-3] + "man"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low
