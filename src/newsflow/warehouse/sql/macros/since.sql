create or replace macro since(moment) as table
-- Sorting comes last, outside of all that is looked up: a limit then ends it early.
select happened_at, kind, outlet_id, headline, id, revision, story_id
from (
    with steps as materialized (
        select step, happened_at from kept.ledger where happened_at > cast(moment as timestamp)
    ),

    came as materialized (
        select arrivals.kind, arrivals.id, steps.happened_at
        from kept.arrivals
        inner join steps using (step)
        where arrivals.kind in ('revision', 'reject')
    ),

    -- Nearly all reports have one text, and a story that tells all about them.
    single as materialized (
        select
            steps.happened_at,
            story_reports.outlet_id,
            story_reports.headline,
            story_reports.report_id,
            story_reports.revision_id,
            story_reports.story_id
        from kept.story_reports
        inner join steps on story_reports.first_step = steps.step
        where
            story_reports.headline is not null
            and story_reports.report_id not in (select report_id from kept.revised_reports)
    ),

    others as materialized (
        select id, happened_at
        from came
        where kind = 'revision' and id not in (select revision_id from single)
    ),

    told as materialized (
        select articles.report_id, articles.article_id
        from kept.articles
        inner join others on articles.revision_id = others.id
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
        happened_at, 'report' as kind, outlet_id, headline, report_id as id, 1 as revision, story_id
    from single
    union all
    select
        others.happened_at,
        case when numbered.revision = 1 then 'report' else 'revision' end as kind,
        reports.outlet_id,
        titled.headline,
        numbered.report_id as id,
        numbered.revision,
        story_reports.story_id
    from others
    inner join numbered on others.id = numbered.revision_id
    inner join titled using (article_id)
    inner join outlets_of as reports on numbered.report_id = reports.report_id
    left join stories_of as story_reports on numbered.report_id = story_reports.report_id
    union all
    select
        came.happened_at,
        'reject' as kind,
        null as outlet_id,
        rejects.ref as headline,
        came.id,
        null as revision,
        null as story_id
    from came
    inner join kept.rejects on came.kind = 'reject' and came.id = rejects.reject_id
)
order by happened_at, kind, id;

comment on macro table since is 'What came in after a moment (in UTC)? For example: FROM since(''2021-10-07 12:00'');';
