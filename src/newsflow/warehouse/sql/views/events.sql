create or replace view events as
select
    story_id,
    event_id,
    label,
    type,
    mode,
    cameo_root,
    modality,
    date_from,
    date_to,
    precision,
    date_basis
from kept.events;

comment on view events is 'Happenings over all reports of a story.';
comment on column events.story_id is 'The story.';
comment on column events.event_id is 'The event; survives linking again.';
comment on column events.label is 'Who did what to whom where, in a line.';
comment on column events.type is 'PLOVER root or a type of our own.';
comment on column events.mode is 'PLOVER mode.';
comment on column events.cameo_root is 'CAMEO root code.';
comment on column events.modality is 'actual, ongoing, planned, possible, claimed, denied or allusion.';
comment on column events.date_from is 'First day; empty when unknown.';
comment on column events.date_to is 'Last day; empty when unknown.';
comment on column events.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column events.date_basis is 'How it was dated.';
