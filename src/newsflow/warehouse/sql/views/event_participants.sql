create or replace view event_participants as
select
    participants.story_id,
    participants.event_id,
    events.label as event,
    participants.role,
    participants.entity_id,
    story_entities.name as entity
from kept.event_participants as participants
inner join kept.events
    on participants.story_id = events.story_id and participants.event_id = events.event_id
left join kept.story_entities
    on participants.story_id = story_entities.story_id
    and participants.entity_id = story_entities.entity_id;

comment on view event_participants is 'Entities that take part in events.';
comment on column event_participants.story_id is 'The story.';
comment on column event_participants.event_id is 'The event.';
comment on column event_participants.event is 'The event, in a line.';
comment on column event_participants.role is 'actor, target or place.';
comment on column event_participants.entity_id is 'The entity of the story.';
comment on column event_participants.entity is 'Name of the entity.';
