create table kept.events (
    story_id varchar,
    ordinal integer,
    event_id varchar,
    type varchar,
    mode varchar,
    cameo_root varchar,
    label varchar,
    modality varchar,
    date_from date,
    date_to date,
    precision varchar,
    date_basis varchar
);

comment on table kept.events is 'Happenings over all reports of a story.';
comment on column kept.events.story_id is 'The story.';
comment on column kept.events.ordinal is 'From 0, in the order linking gives.';
comment on column kept.events.event_id is 'The event; survives linking again.';
comment on column kept.events.type is 'PLOVER root or a type of our own.';
comment on column kept.events.mode is 'PLOVER mode.';
comment on column kept.events.cameo_root is 'CAMEO root code.';
comment on column kept.events.label is 'Who did what to whom where, in a line.';
comment on column kept.events.modality is 'actual, ongoing, planned, possible, claimed, denied or allusion.';
comment on column kept.events.date_from is 'First day; empty when unknown.';
comment on column kept.events.date_to is 'Last day; empty when unknown.';
comment on column kept.events.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column kept.events.date_basis is 'How it was dated.';
