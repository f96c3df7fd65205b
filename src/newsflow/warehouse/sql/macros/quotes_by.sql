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
)

select
    reports.outlet_id,
    quotes.kind,
    speakers.speaker,
    segments.text,
    quotes.cue,
    quotes.attribution,
    segments.extraction_id || '.s' || segments.sentence as sentence_id,
    quotes.report_id,
    speakers.story_id
from speakers
inner join kept.quotes
    on speakers.step = quotes.step
    and speakers.extraction_id = quotes.extraction_id
    and speakers.ordinal = quotes.speaker
inner join kept.quote_segments as segments
    on quotes.step = segments.step
    and quotes.extraction_id = segments.extraction_id
    and quotes.ordinal = segments.quote
inner join kept.reports on quotes.report_id = reports.report_id
order by reports.outlet_id, quotes.report_id, segments.span_start;

comment on macro table quotes_by is 'What did somebody say, by outlet? For example: FROM quotes_by(''Hribar'');';
