create or replace macro first_to_report(q) as table
with told as (
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
            story_reports.published_year,
            story_reports.published_month,
            story_reports.published_day
        ) as published_on,
        story_reports.published_at
    from told
    inner join kept.events on told.event_id = events.event_id
    inner join kept.story_reports
        on events.story_id = story_reports.story_id and told.report_id = story_reports.report_id
    where events.story_id = story_id_of(q)
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
