create or replace macro figures_of(q) as table
with readings as (
    select step, extraction_id from readings_of(q)
),

told as (
    from kept.figures semi join readings using (step, extraction_id)
),

said as (
    from kept.sentences semi join readings using (step, extraction_id)
),

happened as (
    select members.extraction_id, members.event, members.date_from, events.label
    from kept.event_members as members
    inner join kept.events
        on members.story_id = events.story_id and members.event_id = events.event_id
    where members.story_id = story_id_of(q)
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
    reports.outlet_id,
    told.attribution,
    said.zone,
    said.text as sentence_text,
    told.repeats is not null as repeated,
    told.extraction_id || '.f' || told.ordinal as figure_id
from told
inner join said on told.step = said.step and told.extraction_id = said.extraction_id and told.sentence = said.ordinal
inner join kept.reports on told.report_id = reports.report_id
left join happened
    on told.extraction_id = happened.extraction_id and told.event = happened.event
order by
    happened.date_from nulls last, event, told.object, reports.outlet_id, told.report_id, told.span_start;

comment on macro table figures_of is 'Which figures does each outlet give in a story, and for what? For example: FROM figures_of(''celje'');';
