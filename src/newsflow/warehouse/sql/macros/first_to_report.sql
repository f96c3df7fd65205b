create or replace macro first_to_report(q) as table
with told as (
    select distinct event_id, event as label, report_id, outlet_id
    from event_mentions
    where story_id = story_id_of(q) and event_id is not null and modality <> 'allusion'
),

dated as (
    select told.*, reports.published_on, reports.published_at
    from told
    inner join reports using (report_id)
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
