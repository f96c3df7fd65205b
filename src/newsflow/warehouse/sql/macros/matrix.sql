create or replace macro matrix(q) as table
with tellings as (
    from tellings_of(q)
),

outlets_of_story as (
    select distinct reports.outlet_id
    from kept.story_reports
    inner join kept.reports on story_reports.report_id = reports.report_id
    where story_reports.story_id = story_id_of(q)
),

covered as (
    select
        events.event_id,
        events.label,
        outlets_of_story.outlet_id,
        case bool_or(tellings.modality <> 'allusion')
            when true then 'reported'
            when false then 'alluded'
            else 'absent'
        end as covered
    from kept.events
    cross join outlets_of_story
    left join tellings
        on events.event_id = tellings.event_id and outlets_of_story.outlet_id = tellings.outlet_id
    where events.story_id = story_id_of(q)
    group by events.event_id, events.label, outlets_of_story.outlet_id
)

select label, string_agg(outlet_id || '=' || covered, ', ' order by outlet_id) as covered, event_id
from covered
group by event_id, label
order by label, event_id;

comment on macro table matrix is 'Which outlet reports which event of a story? For example: FROM matrix(''celje'');';
