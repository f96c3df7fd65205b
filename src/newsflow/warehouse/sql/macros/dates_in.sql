create or replace macro dates_in(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as materialized (
    select readings.reading_step as step, readings.extraction_id, readings.outlet_id
    from kept.story_reports as readings
    semi join asked using (step, story_id)
),

named as (
    from kept.times semi join readings using (step, extraction_id)
),

said as (
    from kept.sentences semi join readings using (step, extraction_id)
),

dated as (
    from kept.dated_times semi join asked using (step, story_id)
)

select
    readings.outlet_id,
    named.text,
    coalesce(dated.anchor, named.anchor) as anchor,
    coalesce(dated.date_from, named.date_from) as date_from,
    coalesce(dated.date_to, named.date_to) as date_to,
    coalesce(dated.precision, named.precision) as precision,
    coalesce(dated.basis, named.basis) as basis,
    said.text as sentence_text,
    named.extraction_id || '.t' || named.ordinal as time_id
from named
inner join said on named.extraction_id = said.extraction_id and named.sentence = said.ordinal
inner join readings on named.extraction_id = readings.extraction_id
left join dated on named.extraction_id = dated.extraction_id and named.ordinal = dated.time
order by readings.outlet_id, named.report_id, named.span_start;

comment on macro table dates_in is 'What does each time expression of a story resolve to? For example: FROM dates_in(''celje'');';
