create or replace macro quotes_by(name) as table
with named as materialized (
    select step, story_id, entity_id, story_entities.name as speaker
    from kept.story_entities
    where entity_id in (from entities_called(name))
),

stories as materialized (
    select distinct step, story_id from named
),

-- DuckDB sieves what it joins by a filter only where the smaller side has been filtered itself.
placed as (
    from stories where step >= 0
),

members as (
    select story_id, entity_id, extraction_id, entity
    from (from kept.story_entity_members semi join placed using (step, story_id))
),

readings as (
    select extraction_id, reading_step, outlet_id
    from (from kept.story_reports semi join placed using (step, story_id))
),

speakers as materialized (
    select
        members.story_id,
        members.extraction_id,
        members.entity as ordinal,
        named.speaker,
        readings.reading_step as step,
        readings.outlet_id
    from members
    inner join named
        on members.story_id = named.story_id and members.entity_id = named.entity_id
    inner join readings on members.extraction_id = readings.extraction_id
),

-- Blocks that have none of these steps are passed over.
steps as materialized (
    select distinct step from speakers
),

-- From a list DuckDB expects few: it would else make its table of all quotations of these steps.
spoken as materialized (
    select unnest(list(distinct extraction_id)) as extraction_id from speakers
),

said as (
    from (from kept.quotes semi join (from steps where step >= 0) using (step))
    semi join spoken using (extraction_id)
),

segments as (
    from (from kept.quote_segments semi join (from steps where step >= 0) using (step))
    semi join spoken using (extraction_id)
)

select
    speakers.outlet_id,
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
order by speakers.outlet_id, said.report_id, segments.span_start;

comment on macro table quotes_by is 'What did somebody say, by outlet? For example: FROM quotes_by(''Hribar'');';
