"""People in a sentence, and what it says became of them: killed, wounded, shot.

Phrase by phrase: a number of people, or one person told apart by age. What became of them stands
after the phrase (`two men were shot`), or before it as a verb (`killing his wife and two sons`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsflow.mentions.lexicon import table
from newsflow.mentions.matching import matches_at, small_letters, starts_of

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_UNITS, start=1)} | {
    "dozen": 12, "couple": 2, "pair": 2, "both": 2, "trio": 3, "no": 0,
}  # fmt: skip
_FOLDS = {"double": 2, "triple": 3, "quadruple": 4}
_VERB_BEFORE = "|".join(
    rf"(?<=\b{verb} )"
    for verb in "killed kills killing wounded wounds wounding injured injures injuring shot".split()
)
_NOT_PEOPLE = (
    r"(?![\d:,.%'’-]|\s*[ap]\.?m\b|\s+(?:block|years?|months?|days?|hours?|minutes?|times?|shots?|"
    r"rounds?|o'clock|weeks?|counts?|miles?|feet|inches|blocks|guns?|weapons?|vehicles?|cars?|shell|"
    r"bullets?|homes?|houses?|apartments?|schools?|gunshots?|separate|shootings?|suspects?)\b)"
)
_WITHIN = (
    r"(?!(?:were|was|are|is|and|after|for|in|at|on|to|who|from|by|or|of|that|has|have|injured|"
    r"killed|shot|hurt|dead|others|years?)\b)[\w'-]+"
)
_VERBS = (
    r"fatally shot|fatally wound\w+|shot and killed|shot dead|gunned down|kill(?:ed|ing|s)|shot|"
    r"shoots?|shooting|wound(?:ed|ing|s)|injur(?:ed|ing|es)|struck|hit|hitting|striking|left|leaves?|"
    r"leaving|murder(?:ed|ing|s)|claims?|claimed the li(?:fe|ves) of|deaths? of|murder of|"
    r"killing of|shooting of|slaying of"
)
_BOUNDS = r"at least|as many as|up to|about|more than|nearly|the|his|her|their|another"
_ACTIVE = re.compile(
    rf"\b(?:{_VERBS})\s+(?:and\s+\w+ing\s+)?(?:(?:{_BOUNDS})\s+)?\s*$", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|gets|men|people)\s+(?:also\s+|fatally\s+|critically\s+)*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*(?:,|and|,\s*and|&|as well as|along with|or|,\s*then|and\s*then|then|before)\s*$",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:killed|killing|turned the gun on|shot|shooting|took|gun on)\s*$", re.IGNORECASE
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\b")
_WOUND = re.compile(r"gunshot wound|suffer\w+ gunshot", re.IGNORECASE)
_CONDITION = re.compile(r"condition|recover|survive", re.IGNORECASE)
_VICTIM = re.compile(r"\s*(?:was|were)?\s*(?:fatally |also )*(?:shot|killed|wounded)")
_ACCUSING = re.compile(
    r"\b(?:charge[ds]?|arrest(?:ed|s)?|accuse[ds]?|sought|seeks?|convicted?|sentenced?|"
    r"look(?:ing)? for|suspect(?:ed|s)?|search(?:ing)? for)\s+(?:the|at least)?\s*$",
    re.IGNORECASE,
)
_TAKES_LIFE = re.compile(r"lif|liv|claim|death|murder|slay|kill")


@dataclass(frozen=True, slots=True)
class Victims:
    """Some people, and what one sentence says became of them."""

    status: str
    """`dead`, `hurt`, or `shot` where it is left open which."""
    number: int | None
    """How many; none for one person who is described or named."""
    person: str
    """What tells one person apart: an age, else a kind (`woman`), `self` or `pronoun`."""
    text: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    start: int
    end: int
    number: int | None
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    counted: re.Pattern[str]
    single: re.Pattern[str]
    folded: re.Pattern[str]
    dead: re.Pattern[str]
    not_dead: re.Pattern[str]
    hurt: re.Pattern[str]
    shot: re.Pattern[str]
    unhurt: re.Pattern[str]
    accused: re.Pattern[str]


def find_victims(sentence: str) -> list[Victims]:
    """People that a sentence says were killed, wounded or shot."""
    low = small_letters(sentence)
    if not any(piece in low for piece in _pieces()):
        return []
    phrases = _phrases(sentence, low)
    found: list[str | None] = []
    active: list[bool] = []
    for i, phrase in enumerate(phrases):
        left = sentence[phrases[i - 1].end if i else 0 : phrase.start]
        right = sentence[phrase.end : _next(phrases, i, sentence)]
        goes_on = i > 0 and active[-1] and found[-1] and _JOINED.fullmatch(left)
        status = _by_verb(left, right) or (found[-1] if goes_on else None)
        active.append(status is not None)
        found.append(status or _by_words_after(sentence, phrases, i, left))
    _share_backwards(sentence, phrases, found, active)
    told = [
        Victims(status, phrase.number, phrase.person, phrase.text)
        for status, phrase in zip(found, phrases, strict=True)
        if status
    ]
    return [*_folded(sentence), *_summed(sentence, phrases, found), *told]


def _summed(sentence: str, phrases: list[_Phrase], found: list[str | None]) -> Iterator[Victims]:
    """`a woman and two children were killed`: three."""
    for i in range(len(phrases) - 1):
        one, more = phrases[i], phrases[i + 1]
        between = sentence[one.end : more.start]
        status = found[i]
        joined = between.strip() == "and" and status is not None and found[i + 1] == status
        if joined and status and one.number is None and more.number:
            yield Victims(status, more.number + 1, "#", sentence[one.start : more.end])


def _next(phrases: list[_Phrase], i: int, sentence: str) -> int:
    return phrases[i + 1].start if i + 1 < len(phrases) else len(sentence)


def _by_verb(left: str, right: str) -> str | None:
    """`killing two men`, `left three people wounded`."""
    verb = _ACTIVE.search(left)
    if verb is None or _PASSIVE.search(left[: verb.start()]):
        return None
    words = verb.group().lower().lstrip()
    if words.startswith(("left", "leav")):
        return _status(right)
    if _TAKES_LIFE.search(words) or _status(words) == "dead" or _status(right) == "dead":
        return "dead"
    return "hurt" if re.search(r"wound|injur", words) else "shot"


def _by_words_after(sentence: str, phrases: list[_Phrase], i: int, left: str) -> str | None:
    phrase = phrases[i]
    after = sentence[phrase.end : _next(phrases, i, sentence)]
    if phrase.person == "self":
        if _ITSELF.search(left) is None:
            return None
        return "shot" if "accidentally" in sentence.lower() else "dead"
    verb = _ACTIVE.search(after) if i + 1 < len(phrases) else None
    if verb is not None and not _PASSIVE.search(after[: verb.start()]):
        # `the guard shot two men`: the verb is about the next phrase.
        after = after[: verb.start()]
    if _ACCUSING.search(left):
        return None
    scope = after if phrase.person.isdigit() else after.split(",")[0]
    if _patterns().accused.search(scope) and _VICTIM.match(after) is None:
        return None
    return _status(after)


def _status(words: str) -> str | None:
    patterns = _patterns()
    if patterns.dead.search(patterns.not_dead.sub(" ", words)):
        return "dead"
    if patterns.unhurt.search(words):
        return None
    if _WOUND.search(words) and not _CONDITION.search(words):
        return "shot"
    if patterns.hurt.search(words):
        return "hurt"
    return "shot" if patterns.shot.search(words) else None


def _share_backwards(
    sentence: str, phrases: list[_Phrase], found: list[str | None], active: list[bool]
) -> None:
    """`a baby and a man were killed`: what is said of the last is said of those joined to it."""
    for i in range(len(phrases) - 2, -1, -1):
        between = sentence[phrases[i].end : phrases[i + 1].start]
        if found[i] is None and not active[i + 1] and _JOINED.fullmatch(between):
            found[i] = found[i + 1]


def _folded(sentence: str) -> Iterator[Victims]:
    """`a triple homicide`."""
    for match in _patterns().folded.finditer(sentence):
        status = "shot" if match["kind"].lower() == "shooting" else "dead"
        yield Victims(status, _FOLDS[match["fold"].lower()], "#", match.group())


@lru_cache(maxsize=1)
def _pieces() -> tuple[str, ...]:
    """Pieces of words, one of which is wherever something became of people: few sentences."""
    return tuple(table("victims")["status"]["pieces"].split())


# ------------------------------------------------------------------ phrases


def _phrases(sentence: str, low: str) -> list[_Phrase]:
    out: list[_Phrase] = []
    for match in matches_at(_patterns().counted, sentence, starts_of(_NUMBER_BEGINS, low)):
        word = (match["number"] or match["object"] or match["bare"]).lower()
        digits = word.replace(",", "")
        number = int(digits) if digits.isdigit() else _NUMBERS[word]
        out.append(_Phrase(match.start(), match.end(), number, "#", match.group()))
    aged = _DIGIT.search(low) is not None
    begins = _WORD_BEGINS if aged else _PERSON_BEGINS
    for match in matches_at(_patterns().single, sentence, starts_of(begins, low)):
        if any(p.start < match.end() and match.start() < p.end for p in out):
            continue
        person = _person(match)
        if not (person.isdigit() and _MONTH.search(match.group())):
            out.append(_Phrase(match.start(), match.end(), None, person, match.group()))
    return sorted(out, key=lambda p: p.start)


_DIGIT = re.compile(r"\d")
_NUMBER_BEGINS = re.compile(rf"\b(?:\d|{'|'.join(_NUMBERS)})")
_WORD_BEGINS = re.compile(r"^|\b\w")
_PERSON_BEGINS = re.compile(
    r"^|\b(?:an?|the|another|one|his|her|their|second|third|first|s?he|himself|herself)\b"
)
"""Where a person can begin who is not told apart by age."""


def _person(match: re.Match[str]) -> str:
    age = match["age"] or match["named_age"]
    if age:
        return str(age)
    kind = match["kind"] or match["opening"]
    if kind:
        return str(kind).lower()
    return "self" if match["itself"] else "pronoun"


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    loaded = table("victims")

    def compiled(name: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{loaded['status'][name]})\b", re.IGNORECASE)

    plural = "|".join(str(loaded["people"]["plural"]).split())
    singular = "|".join(str(loaded["people"]["singular"]).split())
    number = r"\d{1,3}(?:,\d{3})+|\d{1,3}|" + "|".join(_NUMBERS)
    return _Patterns(
        counted=_counted(number, plural, singular),
        single=_single(singular),
        folded=re.compile(
            rf"\b(?P<fold>{'|'.join(_FOLDS)})[- ]"
            r"(?P<kind>homicide|murder|slaying|killing|fatal shooting|shooting)",
            re.IGNORECASE,
        ),
        dead=compiled("dead"),
        not_dead=compiled("not_dead"),
        hurt=compiled("hurt"),
        shot=compiled("shot"),
        unhurt=compiled("unhurt"),
        accused=compiled("accused"),
    )


def _counted(number: str, plural: str, singular: str) -> re.Pattern[str]:
    """`four young men`; `two` before what became of them (`two were killed`, `one fatally`)."""
    return re.compile(
        rf"\b(?:(?P<number>{number}){_NOT_PEOPLE}(?:\s+of\s+(?:the|them|whom|those))?"
        rf"(?:\s+{_WITHIN}){{0,3}}?\s+(?:{plural}|{singular})\b"
        rf"|(?:{_VERB_BEFORE})(?P<object>{number})(?=\s*(?:[,.;]|$|(?:and|in|at|on|before|then)\b))"
        rf"|\b(?P<bare>{number})(?:\s+of\s+(?:the|them|whom|those)(?:\s+\w+)?)?"
        r"(?:\s+(?:are|were|was|is|has been|have been|others?|more|remain|remains?))?\s+"
        r"(?=(?:also\s+|reported\s+|confirmed\s+|critically\s+|seriously\s+|fatally\s+)*"
        r"(?:dead|killed|injured|wounded|hurt|shot|hospitali|died|fatally|"
        r"in (?:critical|serious|stable|hospital)|injuries|fatalit|deaths|slain)))",
        re.IGNORECASE,
    )


def _single(singular: str) -> re.Pattern[str]:
    """`a young man`, `the 14-year-old girl`, `Jonas Holm, 31,`, `he`, `himself`."""
    return re.compile(
        r"\b(?:a|an|the|another|one|his|her|their|second|third|first)\s+(?:[\w.'’-]+\s+){0,4}?"
        rf"(?P<kind>{singular})\b(?!['’]s)"
        r"|\b(?:the\s+|a\s+|an\s+)?(?P<age>\d{1,2})[- ]year[- ]old"
        rf"(?:\s+(?:[\w'-]+\s+){{0,2}}?(?:{singular}))?"
        r"|\b(?:(?:[A-Z][\w.'’-]+\s+){1,3}(?:[A-Z][\w.'’-]+)),?\s+(?P<named_age>\d{1,2}),"
        rf"|^(?P<opening>(?:(?!(?:a|an|the|his|her|their|and)\b)[\w'-]+\s+){{0,3}}?(?:{singular}))\b(?!['’]s)"
        r"|\b(?:he|she)\b|\b(?P<itself>himself|herself)\b",
        re.IGNORECASE,
    )
