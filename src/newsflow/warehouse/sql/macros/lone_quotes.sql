create or replace macro lone_quotes(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as materialized (
    select readings.reading_step as step, readings.extraction_id, readings.outlet_id
    from kept.story_reports as readings
    semi join asked using (step, story_id)
),

paired as (
    from kept.quote_pair_segments semi join asked using (step, story_id)
),

said as (
    from kept.quotes semi join readings using (step, extraction_id)
),

pieces as (
    from kept.quote_segments semi join readings using (step, extraction_id)
),

members as (
    from kept.story_entity_members semi join asked using (step, story_id)
),

named as (
    from kept.story_entities semi join asked using (step, story_id)
),

speakers as (
    select members.extraction_id, members.entity, named.name
    from members
    inner join named using (entity_id)
)

select
    readings.outlet_id,
    speakers.name as speaker,
    pieces.text,
    pieces.extraction_id || '.s' || pieces.sentence as sentence_id
from pieces
inner join said on pieces.extraction_id = said.extraction_id and pieces.quote = said.ordinal
inner join readings on pieces.extraction_id = readings.extraction_id
left join speakers
    on said.extraction_id = speakers.extraction_id and said.speaker = speakers.entity
left join paired
    on pieces.extraction_id = paired.extraction_id
    and pieces.quote = paired.quote
    and pieces.ordinal = paired.segment
where said.kind = 'direct' and paired.quote is null
order by readings.outlet_id, pieces.report_id, pieces.span_start;

comment on macro table lone_quotes is 'Which direct quotations has only one report of a story? For example: FROM lone_quotes(''celje'');';
