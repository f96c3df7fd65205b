create or replace view stories as
with counts as (
    select
        story_id,
        count(*) as reports,
        count(distinct outlet_id) as outlets,
        list(distinct outlet order by outlet) as outlet_names,
        min(published_on) as first_on,
        max(published_on) as last_on
    from reports
    group by story_id
),

happenings as (
    select story_id, count(*) as events
    from kept.events
    group by story_id
),

open as (
    select story_id, count(*) as open_differences
    from open_differences
    group by story_id
)

select
    stories.story_id,
    stories.label,
    counts.reports,
    counts.outlets,
    counts.outlet_names,
    counts.first_on,
    counts.last_on,
    coalesce(happenings.events, 0) as events,
    coalesce(open.open_differences, 0) as open_differences
from kept.stories
inner join counts using (story_id)
left join happenings using (story_id)
left join open using (story_id)
order by counts.last_on desc nulls last, counts.reports desc, stories.story_id;

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
