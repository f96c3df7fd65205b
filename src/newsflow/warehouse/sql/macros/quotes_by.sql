create or replace macro quotes_by(name) as table
with speakers as (
    select
        members.story_id,
        extractions.step,
        members.extraction_id,
        members.entity as ordinal,
        story_entities.name as speaker
    from kept.story_entity_members as members
    inner join kept.extractions using (extraction_id)
    inner join kept.story_entities
        on members.story_id = story_entities.story_id
        and members.entity_id = story_entities.entity_id
    where members.entity_id in (from entities_called(name))
),

said as (
    from kept.quotes semi join speakers using (step, extraction_id)
),

segments as (
    from kept.quote_segments semi join speakers using (step, extraction_id)
)

select
    reports.outlet_id,
    said.kind,
    speakers.speaker,
    segments.text,
    said.cue,
    said.attribution,
    segments.extraction_id || '.s' || segments.sentence as sentence_id,
    said.report_id,
    speakers.story_id
from speakers
inner join said
    on speakers.extraction_id = said.extraction_id and speakers.ordinal = said.speaker
inner join segments
    on said.extraction_id = segments.extraction_id and said.ordinal = segments.quote
inner join kept.reports on said.report_id = reports.report_id
order by reports.outlet_id, said.report_id, segments.span_start;

comment on macro table quotes_by is 'What did somebody say, by outlet? For example: FROM quotes_by(''Hribar'');';
