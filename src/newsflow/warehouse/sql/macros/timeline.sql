create or replace macro timeline(q) as table
with tellers as (
    select event_id, list(distinct outlet_id order by outlet_id) as reported_by
    from event_mentions
    where story_id = story_id_of(q) and event_id is not null
    group by event_id
)

select
    events.date_from,
    events.date_to,
    events.precision,
    events.type,
    events.label,
    events.modality,
    coalesce(tellers.reported_by, []) as reported_by,
    events.event_id
from events
left join tellers using (event_id)
where events.story_id = story_id_of(q)
order by coalesce(events.date_from, events.date_to) nulls last, events.date_to, events.label;

comment on macro table timeline is 'What happened in a story, and when? For example: FROM timeline(''celje'');';
