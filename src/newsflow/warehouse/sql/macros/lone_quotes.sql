create or replace macro lone_quotes(q) as table
with readings as (
    select step, extraction_id from readings_of(q)
),

paired as (
    select extraction_id, quote, segment
    from kept.quote_pair_segments
    where story_id = story_id_of(q)
),

said as (
    from kept.quotes semi join readings using (step, extraction_id)
),

pieces as (
    from kept.quote_segments semi join readings using (step, extraction_id)
),

speakers as (
    select members.extraction_id, members.entity, story_entities.name
    from kept.story_entity_members as members
    inner join kept.story_entities
        on members.story_id = story_entities.story_id
        and members.entity_id = story_entities.entity_id
    where members.story_id = story_id_of(q)
)

select
    reports.outlet_id,
    speakers.name as speaker,
    pieces.text,
    pieces.extraction_id || '.s' || pieces.sentence as sentence_id
from pieces
inner join said on pieces.extraction_id = said.extraction_id and pieces.quote = said.ordinal
inner join kept.reports on pieces.report_id = reports.report_id
left join speakers
    on said.extraction_id = speakers.extraction_id and said.speaker = speakers.entity
left join paired
    on pieces.extraction_id = paired.extraction_id
    and pieces.quote = paired.quote
    and pieces.ordinal = paired.segment
where said.kind = 'direct' and paired.quote is null
order by reports.outlet_id, pieces.report_id, pieces.span_start;

comment on macro table lone_quotes is 'Which direct quotations has only one report of a story? For example: FROM lone_quotes(''celje'');';
