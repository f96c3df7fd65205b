create or replace view corroboration as
select
    corroborations.story_id,
    corroborations.event_id,
    events.label,
    corroborations.reports,
    corroborations.outlets,
    corroborations.independent,
    corroborations.outlet_ids
from kept.corroborations
inner join kept.events
    on corroborations.story_id = events.story_id and corroborations.event_id = events.event_id
order by independent, outlets, corroborations.event_id;

comment on view corroboration is 'How many outlets, and how many independent ones, report each event? For example: FROM corroboration WHERE outlets = 1;';
comment on column corroboration.story_id is 'The story.';
comment on column corroboration.event_id is 'The event it is about.';
comment on column corroboration.label is 'The event, in a line.';
comment on column corroboration.reports is 'How many reports tell of it, allusions left out.';
comment on column corroboration.outlets is 'How many outlets.';
comment on column corroboration.independent is 'How many independent witnesses: stated origins, and outlets that tell it in a text of their own.';
comment on column corroboration.outlet_ids is 'Which outlets.';
