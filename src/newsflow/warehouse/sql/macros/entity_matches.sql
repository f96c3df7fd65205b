create or replace macro entity_matches(spelling) as table
with found as materialized (
    select distinct step, story_id, entity_id
    from kept.story_name_words
    where
        word between coalesce(word_number(nullif(longest_word(spelling), ''), '0'), 1)
        and coalesce(word_number(nullif(longest_word(spelling), ''), 'z'), 0)
),

-- DuckDB sieves what it joins by a filter only where the smaller side has been filtered itself.
names as (
    from kept.story_names
    semi join (from found where step >= 0) using (step, story_id, entity_id)
),

-- Of the names with such a word; a filter on the rank would be tried on all names there are.
near as materialized (
    select
        names.entity_id,
        names.entity,
        names.mentions,
        case
            when names.words = folded(spelling) then 1
            when contains(' ' || names.words || ' ', ' ' || folded(spelling) || ' ') then 2
            when has_words(names.words, spelling) then 3
        end as rank
    from names
    where names.entity_id <> spelling
    union all
    select entity_id, entity, mentions, 0
    from kept.story_names
    where entity_id = spelling
),

-- Comparing letters takes a microsecond a name: it is done where nothing else was found.
steps as materialized (
    select distinct step
    from kept.stories
    where folded(spelling) <> '' and (select count(rank) from near) = 0
),

alike as (
    select entity_id, entity, mentions, 4 as rank
    from (from kept.story_names semi join steps using (step))
    where sounds_like(words, folded(spelling))
)

select
    entity_id,
    any_value(entity order by entity) filter (where rank is not null) as entity,
    min(rank) as rank,
    sum(mentions) filter (where rank is not null)::bigint as mentions
from (from near union all from alike)
group by entity_id
having min(rank) is not null
order by min(rank), sum(mentions) filter (where rank is not null) desc, entity_id;

comment on macro table entity_matches is 'Helper: entities that a name or an id may mean, best first; those spelled much like it only where there is none of that spelling.';
