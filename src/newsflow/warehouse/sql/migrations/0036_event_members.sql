create table kept.event_members (
    story_id varchar,
    event_id varchar,
    ordinal integer,
    revision_id varchar,
    extraction_id varchar,
    event integer,
    confidence double,
    why varchar,
    date_from date,
    date_to date,
    precision varchar,
    date_basis varchar
);

comment on table kept.event_members is 'Which event mention of a report tells of which event, with the date it has within the story.';
comment on column kept.event_members.story_id is 'The story.';
comment on column kept.event_members.event_id is 'The event.';
comment on column kept.event_members.ordinal is 'From 0, within the event.';
comment on column kept.event_members.revision_id is 'The revision.';
comment on column kept.event_members.extraction_id is 'The reading.';
comment on column kept.event_members.event is 'Ordinal of the event mention.';
comment on column kept.event_members.confidence is 'From 0 to 1.';
comment on column kept.event_members.why is 'Why it is this event.';
comment on column kept.event_members.date_from is 'First day; empty when unknown.';
comment on column kept.event_members.date_to is 'Last day; empty when unknown.';
comment on column kept.event_members.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column kept.event_members.date_basis is 'How it was dated.';
