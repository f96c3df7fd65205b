create or replace macro run_reports(run) as table
with came as materialized (
    select arrivals.id as revision_id
    from kept.arrivals
    semi join (select step from kept.ledger where run_id = run) using (step)
    where arrivals.kind = 'revision'
),

told as materialized (
    select report_id, article_id from kept.articles semi join came using (revision_id)
),

numbered as materialized (
    from numbered_revisions(coalesce((select list(distinct told.report_id) from told), []))
),

titled as (
    select article_id, headline from (from kept.articles semi join told using (article_id))
),

outlets_of as (
    from kept.reports semi join told using (report_id)
),

stories_of as (
    from kept.story_reports semi join told using (report_id)
)

select
    case when numbered.revision = 1 then 'report' else 'revision' end as kind,
    reports.outlet_id,
    titled.headline,
    numbered.report_id,
    numbered.revision,
    story_reports.story_id
from came
inner join numbered using (revision_id)
inner join titled using (article_id)
inner join outlets_of as reports on numbered.report_id = reports.report_id
left join stories_of as story_reports on numbered.report_id = story_reports.report_id
order by reports.outlet_id, titled.headline, numbered.report_id, numbered.revision;

comment on macro table run_reports is 'The reports and revisions that a run brought in.';
