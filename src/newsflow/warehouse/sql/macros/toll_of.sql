create or replace macro toll_of(q) as table
with asked as materialized (
    from asked_story(q)
),

told as (
    from kept.story_tolls semi join asked using (step, story_id)
)

select
    told.measure, told.value, told.reports, told.in_words, told.among, told.story_id
from told
order by told.measure desc;

comment on macro table toll_of is 'How many were killed and injured in what a story is about, as most reports say? For example: FROM toll_of(''celje'');';
