create or replace macro story_matches(q) as table
with wanted as materialized (
    select
        folded(q) as words, longest_word(q) as longest, string_split(folded(q), ' ') as every
),

-- An id is one word: where there are more, nothing is looked through for it.
named as (
    select story_id from kept.stories where story_id = q
    union
    select story_id from kept.story_ids where number = md5_number_lower(q) and not contains(q, ' ')
    union
    select story_id from kept.story_moves where former_story_id = q
),

found as (
    from stories_with(q, 1)
    union all
    from stories_with(q, 2)
    union all
    from stories_with(q, 3)
    union all
    from stories_with(q, 4)
),

-- Words are compared only where all of them are there.
worded as (
    select story_id
    from found
    group by story_id
    having count(distinct asked) = least(4, len(string_split(folded(q), ' ')))
),

stories as (
    select story_id, label, reports, last_on, label_words, headline_words
    from kept.stories
    where story_id in (from named union all from worded)
),

matches as (
    select
        story_id,
        label,
        reports,
        last_on,
        case
            when story_id in (from named) then 0
            when label_words = wanted.words then 1
            when
                has_all(label_words, wanted.longest, wanted.every)
                or has_all(headline_words, wanted.longest, wanted.every)
                then 2
        end as rank
    from stories
    cross join wanted
    where wanted.words <> ''
)

select story_id, label, reports, last_on, rank
from matches
where rank is not null
-- A story may have an id that another once had: reports move when links are made anew.
order by rank, story_id <> q, reports desc, last_on desc nulls last, story_id;

comment on macro table story_matches is 'Helper: stories that words or an id may mean, best first.';
