create or replace macro spellings(name) as table
select
    spelling,
    list_sort(list_distinct(flatten(list(outlet_ids)))) as outlet_ids,
    sum(mentions)::bigint as mentions,
    any_value(entity order by entity) as entity
from kept.story_names
where entity_id in (from entities_called(name)) and mentions > 0
group by spelling, entity_id
order by sum(mentions) desc, spelling, entity_id;

comment on macro table spellings is 'How is a name spelled, and where? For example: FROM spellings(''Belgacem'');';
