create or replace macro events_between(d1, d2) as table
select date_from, date_to, precision, type, label, modality, event_id, story_id
from events
where
    coalesce(date_from, date_to) <= cast(d2 as date)
    and coalesce(date_to, date_from) >= cast(d1 as date)
order by date_from nulls last, date_to, label, event_id;

comment on macro table events_between is 'Which events happened between two days? For example: FROM events_between(''2021-10-01'', ''2021-10-31'');';
