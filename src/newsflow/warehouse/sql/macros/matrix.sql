create or replace macro matrix(q) as table
with asked as materialized (
    from asked_story(q)
),

tellings as (
    from tellings_of(q)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
),

outlets_of_story as (
    select distinct outlet_id from readings
),

happenings as (
    from kept.events semi join asked using (step, story_id)
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
    from happenings as events
    cross join outlets_of_story
    left join tellings
        on events.event_id = tellings.event_id and outlets_of_story.outlet_id = tellings.outlet_id
    group by events.event_id, events.label, outlets_of_story.outlet_id
)

select label, string_agg(outlet_id || '=' || covered, ', ' order by outlet_id) as covered, event_id
from covered
group by event_id, label
order by label, event_id;

comment on macro table matrix is 'Which outlet reports which event of a story? For example: FROM matrix(''celje'');';
