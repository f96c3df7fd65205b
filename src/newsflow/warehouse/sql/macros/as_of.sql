create or replace macro as_of(moment) as table
with known as (
    select arrivals.id as revision_id, ledger.happened_at
    from kept.arrivals
    inner join kept.ledger using (step)
    where arrivals.kind = 'revision' and ledger.happened_at <= cast(moment as timestamp)
),

-- Which text is the newest is found without reading the texts.
newest as (
    select
        numbered.report_id,
        max(numbered.revision) as revision,
        arg_max(numbered.article_id, numbered.revision) as article_id,
        arg_max(known.happened_at, numbered.revision) as known_since
    from numbered_revisions(null) as numbered
    inner join known using (revision_id)
    group by numbered.report_id
)

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
inner join kept.articles using (article_id)
inner join kept.reports on newest.report_id = reports.report_id
left join kept.story_reports on newest.report_id = story_reports.report_id
order by reports.outlet_id, newest.report_id;

comment on macro table as_of is 'Which reports, in which text, were known at a moment (in UTC)? For example: FROM as_of(''2021-10-07 12:00'');';
