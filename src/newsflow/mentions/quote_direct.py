"""Quotations in quotation marks: which words belong together, and which cue they go with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from newsflow.language.roles import Role
from newsflow.mentions.quote_cues import Cue
from newsflow.mentions.quote_drafts import Draft, QuoteRule
from newsflow.mentions.quote_marks import Quoted
from newsflow.mentions.quote_words import speech_words
from newsflow.mentions.reading import Reading
from newsflow.types import QuoteKind, Sentence, Span

_WORDS_TO_CUE = 3
"""Words that may stand between a quotation and its speaker or verb."""
_LONGEST_SPEAKER = 30
"""Tokens that name a speaker, with office and apposition."""
_HELPERS = frozenset("has have had is was also 's ’s".split())
_CLAUSE_TOKENS = 6
_SHORT_WORD = 3
_JOINED = re.compile(r",\s*(?:and|but)\s*")
_THAT = re.compile(r"\bthat,?\s*$")
_WHOLE_WORDS = 4
"""A quotation without a cue of its own has at least so many words."""
_DASHED = re.compile(r"\s*[-–—―]+\s*(?P<name>[A-Z][\w.'’ -]{2,40}?)\s*(?:[,.(\n]|$)")
_CAPITALS = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s+")
_LABEL = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})\s*:\s*$")


@dataclass(frozen=True, slots=True)
class Partial:
    """Quoted words inside a sentence, with the cue that reports the rest of it."""

    quoted: Quoted
    cue: Cue


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules for quotation marks look at."""

    reading: Reading
    blocks: tuple[Span, ...]
    quoted: tuple[Quoted, ...]
    cues: dict[int, tuple[Cue, ...]]
    """By sentence."""

    def text(self, start: int, end: int) -> str:
        """Words of the article."""
        return self.reading.article.text[start:end]

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence at an offset."""
        ordinal = self.reading.sentence_at(offset)
        return None if ordinal is None else self.reading.sentences[ordinal]


def find_direct(page: Page) -> tuple[list[Draft], list[Partial]]:
    """Quotations that stand by themselves, and quoted words inside reported speech."""
    drafts: list[Draft] = []
    partials: list[Partial] = []
    for quoted in page.quoted:
        if quoted.inner.start >= quoted.inner.end or _is_nickname(page, quoted):
            continue
        if (labelled := _labelled(page, quoted)) is not None:
            drafts.append(labelled)
            continue
        opens = _opens_sentence(page, quoted)
        after, before = _cue_after(page, quoted), _cue_before(page, quoted)
        if after is not None and opens:
            _add(page, drafts, quoted, after, QuoteRule.AFTER)
        elif before is not None and _introduces(page, before, quoted):
            _add(page, drafts, quoted, before, QuoteRule.BEFORE)
        elif (cue := before or after) is not None and not _is_title(page, quoted):
            partials.append(Partial(quoted, cue))
        elif opens or _follows_colon(page, quoted):
            _add_without_cue(page, drafts, quoted)
    return drafts, partials


def _labelled(page: Page, quoted: Quoted) -> Draft | None:
    """`“LUND: I will go.`: a transcript names its speaker in capitals inside the quotation."""
    label = _CAPITALS.match(page.text(quoted.inner.start, quoted.inner.end))
    if label is None or label.end() == quoted.inner.end - quoted.inner.start:
        return None
    start = quoted.inner.start
    speaker = Span(start, start + label.end("name"))
    return Draft(
        kind=QuoteKind.DIRECT,
        spans=(Span(start + label.end(), quoted.inner.end),),
        rule=QuoteRule.TRANSCRIPT,
        speaker=speaker,
        speaker_head=speaker.end - 1,
        block=quoted.block,
        outer_end=quoted.outer.end,
        confidence=0.8,
    )


# ------------------------------------------------------------------ which cue


def _opens_sentence(page: Page, quoted: Quoted) -> bool:
    sentence = page.sentence(quoted.inner.start)
    start = page.blocks[quoted.block].start
    if sentence is not None:
        start = max(start, min(sentence.span.start, quoted.outer.start))
    lead = re.sub(r"\W|\b(?:and|but|so|yet)\b", "", page.text(start, quoted.outer.start).lower())
    return not lead or page.text(start, quoted.outer.start).rstrip()[-1:] in ".?!"


def _cue_after(page: Page, quoted: Quoted) -> Cue | None:
    end = quoted.outer.end
    stopped = page.text(quoted.inner.end - 1, quoted.inner.end) == "."
    for offset in (end - 1,) if stopped else (end - 1, end + 1):
        sentence = page.sentence(offset)
        if sentence is None or sentence.span.start >= end + 2:
            continue
        later = [c for c in page.cues.get(sentence.ordinal, ()) if c.span.start >= end]
        if later and (cue := _nearest(page, end, later[0])) is not None:
            return cue
    return None


def _nearest(page: Page, end: int, cue: Cue) -> Cue | None:
    """The cue with its speaker, when nothing but the speaker stands between quotation and verb."""
    start = cue.span.start
    if any(end <= q.outer.start < start for q in page.quoted):
        return None
    if cue.speaker is not None and end - 1 <= cue.speaker.start:
        gap = page.text(end, max(min(cue.speaker.start, start), end))
        if len(re.findall(r"\w+", gap)) <= _WORDS_TO_CUE:
            return cue
    return _with_speaker_between(page, end, cue)


def _with_speaker_between(page: Page, end: int, cue: Cue) -> Cue | None:
    """`,” Ake Berg, R-Lund, who chairs the panel, said`."""
    doc = page.reading.trees[cue.sentence]
    if doc is None:
        return None
    base = page.reading.sentences[cue.sentence].span.start
    between = [t for t in doc if end <= base + t.idx and t.i < cue.verb]
    while between and between[0].is_punct:
        between = between[1:]
    if not between:
        return cue if len(page.text(end, cue.span.start).split()) <= 1 else None
    verbs = [t for t in between[1:] if t.tag_ in {"VBD", "VBZ", "VBP"} and t.lower_ not in _HELPERS]
    relative = any(t.lower_ in {"who", "which", "that"} for t in between)
    noun = between[0].tag_.startswith(("NN", "DT", "PRP", "JJ", "CD", "VBN", "VBD"))
    if len(between) > _LONGEST_SPEAKER or not noun or (verbs and not relative):
        return None
    name = list(takewhile(lambda t: t.text not in {",", "("}, between))
    nouns = [t for t in name if t.tag_.startswith(("NN", "PRP"))]
    if not nouns:
        return None
    span = Span(base + name[0].idx, base + nouns[-1].idx + len(nouns[-1].text))
    return replace(cue, speaker=span, speaker_head=base + nouns[-1].idx)


def _cue_before(page: Page, quoted: Quoted) -> Cue | None:
    """The last verb of saying before quoted words in their sentence, or before its colon."""
    sentence = page.sentence(quoted.outer.start)
    if sentence is None:
        return None
    earlier = [c for c in page.cues.get(sentence.ordinal, ()) if c.span.end <= quoted.outer.start]
    if earlier:
        strong = [c for c in earlier if c.name not in speech_words().weak]
        return earlier[-1] if not strong or _introduces(page, earlier[-1], quoted) else strong[-1]
    lead = page.text(sentence.span.start, quoted.outer.start).strip()
    if lead or not sentence.ordinal:
        return None
    previous = page.reading.sentences[sentence.ordinal - 1]
    if previous.text.rstrip().endswith((":", ",")):
        cues = page.cues.get(previous.ordinal, ())
        return cues[-1] if cues else None
    return None


def _introduces(page: Page, cue: Cue, quoted: Quoted) -> bool:
    """Whether the words between cue and quotation are time, place and hearer only."""
    if cue.name in speech_words().naming | speech_words().urging and not _said_to(
        page, cue, quoted
    ):
        return False
    gap = page.text(cue.span.end, quoted.outer.start)
    if _JOINED.fullmatch(gap):
        return True
    if (that := _THAT.search(gap)) is not None and _is_clause(page, quoted):
        gap = gap[: that.start()] + ","
    if re.search(r"\b(?:that|to|was|were|is|are|had|has|would|of|about)\s*$", gap.strip()):
        return False
    if any(cue.span.end <= q.outer.start < quoted.outer.start for q in page.quoted):
        return False
    if gap.rstrip().endswith((":", ",", "—", "–")):
        return re.search(r"\bthat\b", gap) is None
    between = speech_words().between
    for named in (cue.addressee, cue.speaker):
        if named is not None and named.start >= cue.span.end:
            gap = gap.replace(page.text(named.start, named.end), "", 1)
    return all(word in between for word in re.findall(r"[a-z-]+", gap.lower()))


def _is_clause(page: Page, quoted: Quoted) -> bool:
    """Whether quoted words are a whole clause: subject, finite verb and more."""
    sentence = page.sentence(quoted.inner.start)
    doc = None if sentence is None else page.reading.trees[sentence.ordinal]
    if sentence is None or doc is None:
        return False
    base = sentence.span.start
    inner = [t for t in doc if quoted.inner.start <= base + t.idx < quoted.inner.end]
    verbs = [t for t in inner if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    return len(inner) >= _CLAUSE_TOKENS and bool(verbs) and verbs[0].i > inner[0].i


def _is_title(page: Page, quoted: Quoted) -> bool:
    """`on “The Harbour Hour”`: the name of a work, not words that somebody said."""
    words = re.findall(r"[^\W\d_][\w'’-]*", page.text(quoted.inner.start, quoted.inner.end))
    long = [w for w in words if len(w) > _SHORT_WORD]
    return len(words) > 1 and len(long) > 1 and all(w[0].isupper() for w in long)


def _is_nickname(page: Page, quoted: Quoted) -> bool:
    """`Marie "Mimi" Holm`: a capitalised word or two in a name."""
    before = page.text(max(0, quoted.outer.start - _NAME_REACH), quoted.outer.start)
    name = page.text(quoted.inner.start, quoted.inner.end)
    after = page.text(quoted.outer.end, quoted.outer.end + 2)
    return (
        re.search(r"[A-Z][\w'’-]*\.? $", before) is not None
        and re.fullmatch(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?", name) is not None
        and re.fullmatch(r" [A-Z]", after) is not None
    )


_NAME_REACH = 24
"""Characters before a nickname in which the given name stands."""


def _said_to(page: Page, cue: Cue, quoted: Quoted) -> bool:
    gap = page.text(cue.span.end, quoted.outer.start).rstrip()
    return cue.name in speech_words().clause and gap.endswith((":", ","))


def _follows_colon(page: Page, quoted: Quoted) -> bool:
    block = page.blocks[quoted.block]
    lead = page.text(block.start, quoted.outer.start).rstrip()
    return lead.endswith(":")


# ------------------------------------------------------------------ what goes together


def _add(page: Page, drafts: list[Draft], quoted: Quoted, cue: Cue, rule: QuoteRule) -> None:
    last = drafts[-1] if drafts else None
    draft = Draft(
        kind=QuoteKind.DIRECT,
        spans=(quoted.inner,),
        rule=rule,
        cue=cue,
        speaker=cue.speaker,
        speaker_head=cue.speaker_head,
        unbalanced=not quoted.closed and not quoted.continued,
        block=quoted.block,
        outer_end=quoted.outer.end,
    )
    if last is not None and _same_utterance(page, last, quoted, cue):
        drafts[-1] = replace(
            draft, spans=last.spans + draft.spans, unbalanced=draft.unbalanced or last.unbalanced
        )
    else:
        drafts.append(draft)


def _same_utterance(page: Page, last: Draft, quoted: Quoted, cue: Cue) -> bool:
    if last.cue is not None and last.cue.span == cue.span:
        return True
    # A quotation without a cue of its own, then one right after it that has one.
    gap = page.text(last.outer_end, quoted.outer.start)
    return last.cue is None and last.block == quoted.block and not gap.strip()


def _add_without_cue(page: Page, drafts: list[Draft], quoted: Quoted) -> None:
    last = drafts[-1] if drafts else None
    if last is not None and _goes_on(page, last, quoted):
        drafts[-1] = replace(
            last,
            spans=(*last.spans, quoted.inner),
            block=quoted.block,
            outer_end=quoted.outer.end,
            unbalanced=last.unbalanced or (not quoted.closed and not quoted.continued),
        )
        return
    if len(re.findall(r"\w+", page.text(quoted.inner.start, quoted.inner.end))) < _WHOLE_WORDS:
        return
    speaker, head, rule = _speaker_without_cue(page, quoted)
    drafts.append(
        Draft(
            kind=QuoteKind.DIRECT,
            spans=(quoted.inner,),
            rule=rule,
            speaker=speaker,
            speaker_head=head,
            unbalanced=not quoted.closed and not quoted.continued,
            block=quoted.block,
            outer_end=quoted.outer.end,
            confidence=0.7,
        )
    )


def _goes_on(page: Page, last: Draft, quoted: Quoted) -> bool:
    """Whether a quotation without a cue goes on with the one before it."""
    if last.block == quoted.block:
        before, here = page.sentence(last.outer_end - 1), page.sentence(quoted.outer.start)
        if before is None or here is None or here.ordinal - before.ordinal > 1:
            return False
        return last.cue is None or last.cue.span.start < quoted.outer.start
    if quoted.block != last.block + 1:
        return False
    block = page.blocks[quoted.block]
    return quoted.outer.start == block.start and last.outer_end >= page.blocks[last.block].end - 1


def _speaker_without_cue(page: Page, quoted: Quoted) -> tuple[Span | None, int | None, QuoteRule]:
    block = page.blocks[quoted.block]
    dashed = _DASHED.match(page.text(quoted.outer.end, block.end + 1))
    if dashed is not None:
        start = quoted.outer.end + dashed.start("name")
        span = Span(start, start + len(dashed["name"]))
        return span, span.end - 1, QuoteRule.DASH
    label = _LABEL.search(page.text(block.start, quoted.outer.start))
    if label is not None:
        span = Span(block.start + label.start("name"), block.start + label.end("name"))
        return span, span.end - 1, QuoteRule.LABEL
    return _subject_before(page, quoted)


def _subject_before(page: Page, quoted: Quoted) -> tuple[Span | None, int | None, QuoteRule]:
    """`Lund was blunt. “It failed.”`: the subject of the sentence before."""
    sentence = page.sentence(quoted.outer.start)
    rule = QuoteRule.SUBJECT
    if sentence is None or not sentence.ordinal:
        return None, None, rule
    ordinal = sentence.ordinal - 1
    for clause in page.reading.clauses[ordinal]:
        subject = clause.first(Role.SUBJECT)
        if subject is not None:
            head = page.reading.span(ordinal, subject.phrase.head, subject.phrase.head + 1)
            return page.reading.phrase_span(ordinal, subject.phrase), head.start, rule
    return None, None, rule
