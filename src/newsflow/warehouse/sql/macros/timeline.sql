create or replace macro timeline(q) as table
with tellers as (
    select members.event_id, list(distinct reports.outlet_id order by reports.outlet_id) as reported_by
    from kept.event_members as members
    inner join kept.story_reports
        on members.story_id = story_reports.story_id
        and members.revision_id = story_reports.revision_id
    inner join kept.reports on story_reports.report_id = reports.report_id
    where members.story_id = story_id_of(q)
    group by members.event_id
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
from kept.events
left join tellers using (event_id)
where events.story_id = story_id_of(q)
order by
    coalesce(events.date_from, events.date_to) nulls last,
    events.date_from is null,
    events.date_to,
    events.label,
    events.event_id;

comment on macro table timeline is 'What happened in a story, and when? For example: FROM timeline(''celje'');';
