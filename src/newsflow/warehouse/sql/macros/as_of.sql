create or replace macro as_of(moment) as table
-- Sorting comes last, outside of all that is looked up: a limit then ends it early.
select outlet_id, headline, published_on, words, revision, known_since, report_id, story_id
from (
    with steps as materialized (
        select step, happened_at from kept.ledger where happened_at <= cast(moment as timestamp)
    ),

    -- Reports whose texts have to be looked at: those with several, and those that wait for a story.
    special as materialized (
        select report_id from kept.revised_reports
        union
        select id
        from kept.arrivals
        where
            kind = 'report'
            and step > (select coalesce(max(step), 0) from kept.ledger where kind = 'assign')
    ),

    known as (
        select arrivals.id as revision_id, steps.happened_at
        from kept.arrivals
        inner join steps using (step)
        where arrivals.kind = 'revision'
    ),

    numbered as materialized (
        from numbered_revisions(coalesce((select list(special.report_id) from special), []))
    ),

    -- Which text is the newest is found without reading the texts.
    newest as materialized (
        select
            numbered.report_id,
            max(numbered.revision) as revision,
            arg_max(numbered.article_id, numbered.revision) as article_id,
            arg_max(known.happened_at, numbered.revision) as known_since
        from numbered
        inner join known using (revision_id)
        group by numbered.report_id
    ),

    texts as (
        from kept.articles semi join newest using (article_id)
    ),

    outlets_of as (
        from kept.reports semi join newest using (report_id)
    ),

    stories_of as (
        from kept.story_reports semi join newest using (report_id)
    )

    select
        story_reports.outlet_id,
        story_reports.headline,
        story_reports.dated_on as published_on,
        story_reports.words,
        1 as revision,
        steps.happened_at as known_since,
        story_reports.report_id,
        story_reports.story_id
    from (from kept.story_reports anti join special using (report_id)) as story_reports
    inner join steps on story_reports.first_step = steps.step
    union all
    select
        reports.outlet_id,
        articles.headline,
        whole_day(
            articles.published_year, articles.published_month, articles.published_day
        ) as published_on,
        articles.words,
        newest.revision,
        newest.known_since,
        newest.report_id,
        story_reports.story_id
    from newest
    inner join texts as articles using (article_id)
    inner join outlets_of as reports on newest.report_id = reports.report_id
    left join stories_of as story_reports on newest.report_id = story_reports.report_id
)
order by outlet_id, report_id;

comment on macro table as_of is 'Which reports, in which text, were known at a moment (in UTC)? For example: FROM as_of(''2021-10-07 12:00'');';
