"""One name spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsflow.stories.link.entities import Cast, spellings
from newsflow.stories.link.made import difference
from newsflow.stories.link.names import name_words, spelled_apart
from newsflow.stories.link.told import Told
from newsflow.types import Difference, EntityKind, EntityMention, StoryEntity, Zone

_SPELLED = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})


def spelling_differences(told: Sequence[Told], cast: Cast) -> Iterator[Difference]:
    """Each pair of spellings of an entity once, from the earliest report that has it."""
    reports = {report.revision: report for report in told}
    order = [report.revision for report in told]
    for entity in cast.entities:
        if entity.kind not in _SPELLED:
            continue
        found: list[tuple[Told, EntityMention]] = []
        for revision, ordinal in sorted(entity.members, key=lambda m: (order.index(m[0]), m[1])):
            mention = _fullest(reports[revision], ordinal)
            if mention is not None:
                yield from _variants(entity, reports[revision], mention, found)
                found.append((reports[revision], mention))


def _fullest(report: Told, entity: int) -> EntityMention | None:
    """The fullest name a report uses, in its body where it can be."""
    names = spellings(report, entity).values()

    def worth(mention: EntityMention) -> tuple[int, bool, int]:
        body = report.sentence(mention.sentence).zone is Zone.BODY
        return len(name_words(mention.text)), body, -mention.ordinal

    return max(names, key=worth, default=None)


def _variants(
    entity: StoryEntity,
    report: Told,
    mention: EntityMention,
    found: Sequence[tuple[Told, EntityMention]],
) -> Iterator[Difference]:
    known = [earlier.text for _, earlier in found]
    for other, earlier in found:
        if other is report or mention.text in known:
            continue
        if spelled_apart(earlier.text, mention.text):
            yield difference(
                "name_spelling",
                "variant",
                severity="info",
                about=f"entity:{entity.entity_id}",
                a=other.evidence(earlier.sentence, earlier.span),
                b=report.evidence(mention.sentence, mention.span),
                why=f"One {entity.kind}, two spellings: “{earlier.text}” and “{mention.text}”",
            )
