create or replace macro entity_matches(spelling) as table
with spelled as (
    select distinct words from kept.story_names
),

ranked as (
    select
        words,
        case
            when words = folded(spelling) then 1
            when contains(' ' || words || ' ', ' ' || folded(spelling) || ' ') then 2
            when has_words(words, spelling) then 3
            when sounds_like(words, folded(spelling)) then 4
        end as rank
    from spelled
    where folded(spelling) <> ''
)

select
    names.entity_id,
    any_value(names.entity order by names.entity) as entity,
    min(case when names.entity_id = spelling then 0 else ranked.rank end) as rank,
    sum(names.mentions)::bigint as mentions
from kept.story_names as names
left join ranked on names.words = ranked.words and ranked.rank is not null
where ranked.rank is not null or names.entity_id = spelling
group by names.entity_id
order by min(ranked.rank), sum(names.mentions) desc, names.entity_id;

comment on macro table entity_matches is 'Helper: entities that a name or an id may mean, best first.';
