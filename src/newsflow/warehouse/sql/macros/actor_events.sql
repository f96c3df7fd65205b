create or replace macro actor_events(name) as table
select distinct
    events.date_from,
    events.date_to,
    events.precision,
    events.type,
    participants.role,
    events.label,
    event_mentions.outlet_id,
    events.event_id,
    events.story_id
from kept.event_participants as participants
inner join events
    on participants.story_id = events.story_id and participants.event_id = events.event_id
inner join event_mentions
    on events.story_id = event_mentions.story_id and events.event_id = event_mentions.event_id
where list_contains(entity_ids_of(name), participants.entity_id)
order by events.date_from nulls last, events.label, event_mentions.outlet_id, participants.role;

comment on macro table actor_events is 'In which events did somebody take part, or did something happen to a place? For example: FROM actor_events(''Belgacem'');';
