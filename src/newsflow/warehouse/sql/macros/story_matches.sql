create or replace macro story_matches(q) as table
with wanted as materialized (
    select
        folded(q) as words, longest_word(q) as longest, string_split(folded(q), ' ') as every
),

named as (
    select story_id from kept.story_reports where report_id = q
    union
    select story_id from kept.story_moves where former_story_id = q
    union
    select story_id from kept.events where event_id = q
    union
    select story_id from kept.differences where difference_id = q
),

matches as (
    select
        story_id,
        label,
        reports,
        last_on,
        case
            when story_id = q or story_id in (from named) then 0
            when label_words = wanted.words then 1
            when
                has_all(label_words, wanted.longest, wanted.every)
                or has_all(headline_words, wanted.longest, wanted.every)
                then 2
        end as rank
    from kept.stories
    cross join wanted
    where wanted.words <> ''
)

select story_id, label, reports, last_on, rank
from matches
where rank is not null
-- A story may have an id that another once had: reports move when links are made anew.
order by rank, story_id <> q, reports desc, last_on desc nulls last, story_id;

comment on macro table story_matches is 'Helper: stories that words or an id may mean, best first.';
