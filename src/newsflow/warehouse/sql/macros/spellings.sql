create or replace macro spellings(name) as table
select text as spelling, list(distinct outlet_id order by outlet_id) as outlet_ids, count(*) as mentions, entity
from names
where list_contains(entity_ids_of(name), entity_id) and form in ('name', 'title')
group by text, entity
order by count(*) desc, text, entity;

comment on macro table spellings is 'How is a name spelled, and where? For example: FROM spellings(''Belgacem'');';
