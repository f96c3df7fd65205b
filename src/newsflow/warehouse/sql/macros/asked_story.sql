create or replace macro asked_story(q) as table
with found as (
    select story_id from story_matches(q) limit 1
)

select
    coalesce(
        stories.story_id, error('no story matches ''' || q || ''': FROM stories; lists them')
    ) as story_id,
    stories.step
from (select 1 as one) as always
left join (from kept.stories semi join found using (story_id)) as stories on true;

comment on macro table asked_story is 'Helper: the story that words or an id name, and the step by which its rows are found.';
