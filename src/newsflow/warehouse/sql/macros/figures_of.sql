create or replace macro figures_of(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as materialized (
    select readings.reading_step as step, readings.extraction_id, readings.outlet_id
    from kept.story_reports as readings
    semi join asked using (step, story_id)
),

told as (
    from kept.figures semi join readings using (step, extraction_id)
),

said as (
    from kept.sentences semi join readings using (step, extraction_id)
),

members as (
    from kept.event_members semi join asked using (step, story_id)
),

happenings as (
    from kept.events semi join asked using (step, story_id)
),

happened as (
    select members.extraction_id, members.event, members.date_from, happenings.label
    from members
    inner join happenings using (event_id)
)

select
    happened.label as event,
    happened.date_from,
    told.object,
    told.measure,
    told.value,
    told.low,
    told.high,
    told.bound,
    told.unit,
    readings.outlet_id,
    told.attribution,
    said.zone,
    said.text as sentence_text,
    told.repeats is not null as repeated,
    told.extraction_id || '.f' || told.ordinal as figure_id
from told
inner join said on told.extraction_id = said.extraction_id and told.sentence = said.ordinal
inner join readings on told.extraction_id = readings.extraction_id
left join happened
    on told.extraction_id = happened.extraction_id and told.event = happened.event
order by
    happened.date_from nulls last, event, told.object, readings.outlet_id, told.report_id, told.span_start;

comment on macro table figures_of is 'Which figures does each outlet give in a story, and for what? For example: FROM figures_of(''celje'');';
