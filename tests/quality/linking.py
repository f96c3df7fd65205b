"""The linking suite: event coreference across the documents of a topic of ECB+.

Each document is read by our pipeline, the documents of a topic gather into stories, each story
is linked, and an annotated action counts as found when one of our triggers stands on its tokens.
ECB+ annotates a quake and the deaths in it as two actions, which we tell as two aspects of one
event: an action is compared by event and aspect.
Over the mentions found, MUC, B³ and CEAF-e and their mean (CoNLL) are compared with a baseline
that joins the mentions of a topic whose heads have one lemma.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from newsflow import language as languages
from newsflow.mentions import extract
from newsflow.stories import StoryIndex, link, signature
from newsflow.types import (
    Article,
    Outlet,
    OutletId,
    Report,
    ReportId,
    RevisionId,
    Span,
    Zone,
    ZoneSpan,
)
from tests.quality.core import Metric, f1

_CLOSING = {
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    ")",
    "'s",
    "n't",
    "'",
    "''",
    "%",
    "...",
    "'re",
    "'ve",
    "'ll",
}
_QUOTES = {"``": "“", "''": "”", '"': '"'}


@dataclass(frozen=True)
class _Mention:
    """One annotated action of one document."""

    document: str
    span: Span
    head: str
    chain: str


@dataclass(frozen=True)
class _Document:
    name: str
    report: Report
    mentions: tuple[_Mention, ...]


def measure(folder: Path) -> Iterator[Metric]:
    """CoNLL mean of ours and of the baseline, and how many mentions we find."""
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from _measure(each)


def _measure(folder: Path) -> Iterator[Metric]:
    topics: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*.xml")):
        topics[path.name.split("_")[0]].append(path)
    gold: dict[object, str] = {}
    ours: dict[object, str] = {}
    heads: dict[object, str] = {}
    total = 0
    for topic, paths in sorted(topics.items()):
        documents = [_read(path) for path in paths]
        found = _linked(documents)
        for mention in (m for d in documents for m in d.mentions):
            total += 1
            if mention in found:
                gold[mention] = f"{topic}/{mention.chain}"
                ours[mention] = f"{topic}/{found[mention]}"
                heads[mention] = f"{topic}/{mention.head}"
    for label, system in (("conll_f1", ours), ("lemma_conll_f1", heads)):
        parts = conll(gold, system)
        print(f"linking: {folder.name} {label} " + " ".join(f"{p:.3f}" for p in parts),
              file=sys.stderr)  # fmt: skip
        yield Metric(f"{folder.name}.{label}", 100 * sum(parts) / 3)
    yield Metric(f"{folder.name}.mentions", total)
    yield Metric(f"{folder.name}.mentions_found", len(gold))


def _read(path: Path) -> _Document:
    root = ElementTree.parse(path).getroot()
    text, spans, words, zones = _text(root)
    chains = {
        source.attrib["m_id"]: relation.attrib.get("note", f"{path.name}:{relation.attrib['r_id']}")
        for kind in ("INTRA_DOC_COREF", "CROSS_DOC_COREF")
        for relation in root.iter(kind)
        for source in relation.iter("source")
    }
    mentions = []
    for markable in root.find("Markables") or ():
        anchors = [a.attrib["t_id"] for a in markable.iter("token_anchor")]
        if "ACTION" in markable.tag and anchors:
            span = Span(spans[anchors[0]].start, spans[anchors[-1]].end)
            key = markable.attrib["m_id"]
            chain = chains.get(key, f"{path.name}:{key}")
            mentions.append(_Mention(path.name, span, _lemma(words[anchors[0]]), chain))
    return _Document(path.name, _report(path.name, text, zones), tuple(mentions))


def _text(
    root: ElementTree.Element,
) -> tuple[str, dict[str, Span], dict[str, str], list[ZoneSpan]]:
    """The text put together from tokens, where each token stands, and its sentences as zones."""
    text, sentence, start = "", None, 0
    spans: dict[str, Span] = {}
    words: dict[str, str] = {}
    zones: list[ZoneSpan] = []
    for token in root.iter("token"):
        raw = token.text or ""
        if sentence is not None and token.attrib["sentence"] != sentence:
            zones.append(_zone(len(zones), Span(start, len(text))))
            text, start = text + "\n\n", len(text) + 2
        elif text and raw not in _CLOSING and not text.endswith(("“", "(", "$")):
            text += " "
        sentence = token.attrib["sentence"]
        shown = _QUOTES.get(raw, raw)
        spans[token.attrib["t_id"]] = Span(len(text), len(text) + len(shown))
        words[token.attrib["t_id"]] = raw
        text += shown
    zones.append(_zone(len(zones), Span(start, len(text))))
    return text, spans, words, zones


def _zone(number: int, span: Span) -> ZoneSpan:
    return ZoneSpan(zone=Zone.BODY, span=span, paragraph=number + 1)


def _report(name: str, text: str, zones: Sequence[ZoneSpan]) -> Report:
    article = Article(
        report_id=ReportId(name),
        revision_id=RevisionId(name),
        text_hash=name,
        outlet=Outlet(outlet_id=OutletId(name), name=name),
        text=text,
        zones=tuple(zones),
        headline=None,
    )
    return Report(article=article, mentions=extract(article, language=languages.load()))


def _lemma(word: str) -> str:
    """A verb's or noun's stem, crudely: enough for the baseline."""
    doc = next(iter(languages.load().parse([word])))
    return str(doc[0].lemma_ or word).lower()


def _linked(documents: Sequence[_Document]) -> Mapping[_Mention, str]:
    """Our event, with its aspect, of each annotated mention that a trigger of ours stands on."""
    by_report = {d.report.article.report_id: d for d in documents}
    found = {}
    for grouping in StoryIndex([signature(d.report) for d in documents]).groupings():
        told = [by_report[member.report_id] for member in grouping.reports]
        story = link(grouping, [d.report for d in told])
        home = {
            (m.revision_id, m.event): f"{e.event_id}/{m.aspect}"
            for e in story.events
            for m in e.members
        }
        for document in told:
            for mention in document.mentions:
                for event in document.report.mentions.events:
                    if event.span.overlaps(mention.span):
                        key = document.report.article.revision_id, event.ordinal
                        found[mention] = home[key]
    return found


def conll(gold: Mapping[object, str], system: Mapping[object, str]) -> tuple[float, float, float]:
    """F1 of MUC, B³ and CEAF-e over the same mentions."""
    keys, answers = _clusters(gold), _clusters(system)
    muc = f1(_muc(answers, gold), _muc(keys, system))
    bcubed = f1(_bcubed(gold, system), _bcubed(system, gold))
    similar = ceaf(keys, answers)
    return muc, bcubed, f1(similar / len(answers), similar / len(keys))


def _clusters(labels: Mapping[object, str]) -> list[frozenset[object]]:
    groups: dict[str, set[object]] = defaultdict(set)
    for mention, label in labels.items():
        groups[label].add(mention)
    return [frozenset(group) for group in groups.values()]


def _muc(clusters: Sequence[frozenset[object]], other: Mapping[object, str]) -> float:
    """Share of the links of these clusters that the other labelling keeps (Vilain et al. 1995)."""
    kept = sum(len(c) - len({other[m] for m in c}) for c in clusters)
    links = sum(len(c) - 1 for c in clusters)
    return kept / links if links else 0.0


def _bcubed(of: Mapping[object, str], against: Mapping[object, str]) -> float:
    """Mean share of a mention's cluster in `against` that is its cluster in `of`."""
    cells = Counter((of[m], against[m]) for m in of)
    sizes = Counter(against.values())
    return sum(n * n / sizes[b] for (_, b), n in cells.items()) / len(of)


def ceaf(keys: Sequence[frozenset[object]], answers: Sequence[frozenset[object]]) -> float:
    """Greatest sum of φ4 over a one-to-one map of clusters (Luo 2005).

    Clusters that share no mention add nothing, so each connected block is solved by itself.
    """
    home = {mention: i for i, answer in enumerate(answers) for mention in answer}
    total = 0.0
    for block in _blocks(keys, home):
        rows = sorted(block)
        columns = sorted({home[m] for i in rows for m in keys[i]})
        total += _assignment([[_phi(keys[i], answers[j]) for j in columns] for i in rows])
    return total


def _phi(a: frozenset[object], b: frozenset[object]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _blocks(keys: Sequence[frozenset[object]], home: Mapping[object, int]) -> Iterator[set[int]]:
    touching: dict[int, set[int]] = defaultdict(set)
    for i, key in enumerate(keys):
        for mention in key:
            touching[home[mention]].add(i)
    left = set(range(len(keys)))
    while left:
        block, waiting = set[int](), [min(left)]
        while waiting:
            i = waiting.pop()
            if i not in block:
                block.add(i)
                waiting += [j for m in keys[i] for j in touching[home[m]]]
        left -= block
        yield block


def _assignment(values: Sequence[Sequence[float]]) -> float:
    """Greatest total of a one-to-one choice (Hungarian method with potentials)."""
    rows = values if len(values) <= len(values[0]) else list(zip(*values, strict=True))
    n, m = len(rows), len(rows[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j = i, 0
        least, way, done = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[j]:
            done[j] = True
            step, following = float("inf"), 0
            for k in range(1, m + 1):
                if not done[k]:
                    cost = -rows[match[j] - 1][k - 1] - u[match[j]] - v[k]
                    if cost < least[k]:
                        least[k], way[k] = cost, j
                    if least[k] < step:
                        step, following = least[k], k
            for k in range(m + 1):
                if done[k]:
                    u[match[k]] += step
                    v[k] -= step
                else:
                    least[k] -= step
            j = following
        while j:
            match[j], j = match[way[j]], way[j]
    return sum(rows[match[k] - 1][k - 1] for k in range(1, m + 1) if match[k])
