create table kept.event_participants (
    story_id varchar,
    event_id varchar,
    role varchar,
    ordinal integer,
    entity_id varchar
);

comment on table kept.event_participants is 'Entities that take part in an event, over all reports.';
comment on column kept.event_participants.story_id is 'The story.';
comment on column kept.event_participants.event_id is 'The event.';
comment on column kept.event_participants.role is 'actor, target or place.';
comment on column kept.event_participants.ordinal is 'From 0, within event and role.';
comment on column kept.event_participants.entity_id is 'The entity of the story.';
