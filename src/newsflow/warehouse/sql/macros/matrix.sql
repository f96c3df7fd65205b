create or replace macro matrix(q) as table
select label, string_agg(outlet_id || '=' || covered, ', ' order by outlet_id) as covered, event_id
from coverage
where story_id = story_id_of(q)
group by event_id, label
order by label, event_id;

comment on macro table matrix is 'Which outlet reports which event of a story? For example: FROM matrix(''celje'');';
