create table kept.event_lookalikes (
    story_id varchar,
    event_id varchar,
    ordinal integer,
    other_event_id varchar
);

comment on table kept.event_lookalikes is 'Events that may be one: shown, never merged.';
comment on column kept.event_lookalikes.story_id is 'The story.';
comment on column kept.event_lookalikes.event_id is 'The event.';
comment on column kept.event_lookalikes.ordinal is 'From 0, within the event.';
comment on column kept.event_lookalikes.other_event_id is 'The event it may be.';
