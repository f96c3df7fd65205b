create or replace macro numbered_revisions(report_ids) as table
with wanted as (
    select distinct unnest(cast(report_ids as varchar[])) as report_id
    union all
    select report_id from kept.reports where report_ids is null
),

told as (
    select article_id, report_id, revision_id
    from kept.articles
    semi join wanted using (report_id)
),

fetched as (
    select
        article_id,
        min(fetched_at) as fetched_at,
        arg_min(raw_ref, fetched_at) as raw_ref
    from kept.pages
    semi join told using (article_id)
    group by article_id
),

-- Nearly all reports have one text, read one way: the windows below are for the others.
several as materialized (
    from kept.revised_reports semi join wanted using (report_id)
),

dated as (
    select
        articles.article_id,
        articles.report_id,
        articles.revision_id,
        fetched.raw_ref,
        whole_day(published_year, published_month, published_day) as published_on,
        min(fetched.fetched_at) over (partition by revision_id) as fetched_at,
        coalesce(
            min(fetched.fetched_at) over (partition by revision_id),
            modified_at,
            whole_day(modified_year, modified_month, modified_day),
            published_at,
            whole_day(published_year, published_month, published_day)
        ) as appeared_at
    from (from kept.articles semi join several using (report_id)) as articles
    inner join fetched using (article_id)
),

texts as (
    select *
    from dated
    qualify row_number() over (
        partition by revision_id order by published_on is null, appeared_at, article_id
    ) = 1
)

select
    report_id,
    revision_id,
    article_id,
    row_number() over (partition by report_id order by appeared_at nulls first, revision_id) as revision,
    fetched_at,
    raw_ref
from texts
union all
select
    told.report_id,
    told.revision_id,
    told.article_id,
    1 as revision,
    fetched.fetched_at,
    fetched.raw_ref
from (from told anti join several using (report_id)) as told
inner join fetched using (article_id);

comment on macro table numbered_revisions is 'Helper: which text of a report is which revision, read from which article; of a list of reports, or of all where there is none.';
