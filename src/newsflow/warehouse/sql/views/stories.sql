create or replace view stories as
with reviewed as (
    select differences.story_id, count(*) as reviewed
    from kept.differences
    where
        differences.verdict in ('contradicts', 'differs', 'tension')
        and differences.difference_id in (select difference_id from kept.reviews)
    group by differences.story_id
)

select
    stories.story_id,
    stories.label,
    stories.reports,
    len(stories.outlet_names) as outlets,
    stories.outlet_names,
    stories.first_on,
    stories.last_on,
    stories.events,
    stories.differing - coalesce(reviewed.reviewed, 0) as open_differences
from kept.stories
left join reviewed using (story_id)
order by stories.last_on desc nulls last, stories.reports desc, stories.story_id;

comment on view stories is 'Which stories are there, and how many outlets does each have? For example: FROM stories;';
comment on column stories.story_id is 'The story.';
comment on column stories.label is 'Who did what where, in a line.';
comment on column stories.reports is 'How many reports tell of it.';
comment on column stories.outlets is 'How many outlets.';
comment on column stories.outlet_names is 'Which outlets.';
comment on column stories.first_on is 'Day of the first report.';
comment on column stories.last_on is 'Day of the last report.';
comment on column stories.events is 'How many events.';
comment on column stories.open_differences is 'How many differences nobody reviewed.';
