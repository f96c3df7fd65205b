create or replace macro run_stories(run) as table
with brought as (
    select
        story_id,
        count(distinct report_id) filter (where kind = 'report') as reports_added,
        count(*) filter (where kind = 'revision') as revisions_added
    from run_reports(run)
    group by story_id
)

select
    stories.story_id,
    stories.label,
    brought.reports_added = stories.reports as is_new,
    brought.reports_added,
    brought.revisions_added,
    stories.reports,
    stories.outlets,
    stories.open_differences
from brought
inner join stories using (story_id)
order by is_new desc, stories.reports desc, stories.label, stories.story_id;

comment on macro table run_stories is 'The stories that a run opened or added to.';
