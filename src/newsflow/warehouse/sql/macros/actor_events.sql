create or replace macro actor_events(name) as table
with parts as (
    select story_id, event_id, role
    from kept.event_participants
    where entity_id in (from entities_called(name))
)

select distinct
    events.date_from,
    events.date_to,
    events.precision,
    events.type,
    parts.role,
    events.label,
    reports.outlet_id,
    events.event_id,
    events.story_id
from parts
inner join kept.events on parts.story_id = events.story_id and parts.event_id = events.event_id
inner join kept.event_members as members
    on parts.story_id = members.story_id and parts.event_id = members.event_id
inner join kept.story_reports
    on members.story_id = story_reports.story_id
    and members.revision_id = story_reports.revision_id
inner join kept.reports on story_reports.report_id = reports.report_id
order by events.date_from nulls last, events.label, reports.outlet_id, parts.role;

comment on macro table actor_events is 'In which events did somebody take part, or did something happen to a place? For example: FROM actor_events(''Belgacem'');';
