create or replace macro first_to_report(q) as table
with asked as materialized (
    from asked_story(q)
),

happenings as (
    from kept.events semi join asked using (step, story_id)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
),

told as (
    select distinct event_id, report_id, outlet_id
    from tellings_of(q)
    where modality <> 'allusion'
),

dated as (
    select
        told.event_id,
        events.label,
        told.report_id,
        told.outlet_id,
        whole_day(
            readings.published_year, readings.published_month, readings.published_day
        ) as published_on,
        readings.published_at
    from told
    inner join happenings as events on told.event_id = events.event_id
    inner join readings on told.report_id = readings.report_id
)

select
    event_id,
    label,
    first_value(outlet_id) over earliest as first,
    first_value(published_on) over earliest as published_on,
    outlets
from (
    select *, count(distinct outlet_id) over (partition by event_id) as outlets
    from dated
)
window earliest as (
    partition by event_id
    order by published_on nulls last, published_at nulls last, outlet_id, report_id
)
qualify row_number() over earliest = 1
order by published_on nulls last, event_id;

comment on macro table first_to_report is 'Who had each event of a story first? For example: FROM first_to_report(''celje'');';
