create or replace macro entity_matches(spelling) as table
with found as (
    select distinct step, story_id, entity_id
    from kept.story_name_words
    where
        word between coalesce(word_number(nullif(longest_word(spelling), ''), '0'), 1)
        and coalesce(word_number(nullif(longest_word(spelling), ''), 'z'), 0)
),

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
    from (from kept.story_names semi join found using (step, story_id, entity_id)) as names
    where rank is not null and names.entity_id <> spelling
    union all
    select entity_id, entity, mentions, 0
    from kept.story_names
    where entity_id = spelling
),

-- Comparing letters takes a microsecond a name: it is done where nothing else was found.
steps as materialized (
    select distinct step
    from kept.stories
    where folded(spelling) <> '' and (select count(*) from near) = 0
),

alike as (
    select entity_id, entity, mentions, 4 as rank
    from (from kept.story_names semi join steps using (step))
    where sounds_like(words, folded(spelling))
)

select
    entity_id,
    any_value(entity order by entity) as entity,
    min(rank) as rank,
    sum(mentions)::bigint as mentions
from (from near union all from alike)
group by entity_id
order by min(rank), sum(mentions) desc, entity_id;

comment on macro table entity_matches is 'Helper: entities that a name or an id may mean, best first; those spelled much like it only where there is none of that spelling.';
