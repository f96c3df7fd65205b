create or replace macro timeline(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
),

members as (
    from kept.event_members semi join asked using (step, story_id)
),

tellers as (
    select
        members.event_id, list(distinct readings.outlet_id order by readings.outlet_id) as reported_by
    from members
    inner join readings on members.revision_id = readings.revision_id
    group by members.event_id
),

happenings as (
    from kept.events semi join asked using (step, story_id)
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
from happenings as events
left join tellers using (event_id)
order by
    coalesce(events.date_from, events.date_to) nulls last,
    events.date_from is null,
    events.date_to,
    events.label,
    events.event_id;

comment on macro table timeline is 'What happened in a story, and when? For example: FROM timeline(''celje'');';
