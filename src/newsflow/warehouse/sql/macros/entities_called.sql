create or replace macro entities_called(called) as table
with matches as (
    select entity_id, rank from entity_matches(called)
)

select entity_id
from matches
where rank = (select min(rank) from matches)
union all
select error('no name matches ''' || called || ''': FROM names; lists them')
where not exists (from matches);

comment on macro table entities_called is 'Helper: the entities that any spelling of a name, or an id, means; an error when there is none.';
