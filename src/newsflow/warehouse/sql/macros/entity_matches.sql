create or replace macro entity_matches(spelling) as table
with spelled as (
    select entity_id, entity, folded(text) as words, count(*) as mentions
    from names
    where form in ('name', 'title')
    group by entity_id, entity, folded(text)
),

ranked as (
    select
        entity_id,
        entity,
        mentions,
        case
            when entity_id = spelling then 0
            when words = folded(spelling) or folded(entity) = folded(spelling) then 1
            when contains(' ' || words || ' ', ' ' || folded(spelling) || ' ')
                or contains(' ' || folded(entity) || ' ', ' ' || folded(spelling) || ' ') then 2
            when has_words(words, spelling) or has_words(folded(entity), spelling) then 3
            when sounds_like(words, folded(spelling)) then 4
        end as rank
    from spelled
    where folded(spelling) <> ''
)

select entity_id, any_value(entity order by entity) as entity, min(rank) as rank, sum(mentions)::bigint as mentions
from ranked
where rank is not null
group by entity_id
order by min(rank), sum(mentions) desc, entity_id;

comment on macro table entity_matches is 'Helper: entities that a name or an id may mean, best first.';
