create or replace macro actor_events(name) as table
with parts as materialized (
    select step, story_id, event_id, role
    from kept.event_participants
    where entity_id in (from entities_called(name))
),

stories as materialized (
    select distinct step, story_id from parts
),

-- DuckDB sieves what it joins by a filter only where the smaller side has been filtered itself.
placed as (
    from stories where step >= 0
),

happenings as (
    from kept.events semi join placed using (step, story_id)
),

members as (
    from kept.event_members semi join placed using (step, story_id)
),

readings as (
    from kept.story_reports semi join placed using (step, story_id)
)

select distinct
    events.date_from,
    events.date_to,
    events.precision,
    events.type,
    parts.role,
    events.label,
    readings.outlet_id,
    events.event_id,
    events.story_id
from parts
inner join happenings as events on parts.story_id = events.story_id and parts.event_id = events.event_id
inner join members on parts.story_id = members.story_id and parts.event_id = members.event_id
inner join readings
    on members.story_id = readings.story_id and members.revision_id = readings.revision_id
order by events.date_from nulls last, events.label, readings.outlet_id, parts.role;

comment on macro table actor_events is 'In which events did somebody take part, or did something happen to a place? For example: FROM actor_events(''Belgacem'');';
