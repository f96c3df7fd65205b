create or replace macro numbered_revisions(only_of) as table
with fetched as (
    select
        article_id,
        min(fetched_at) as fetched_at,
        arg_min(raw_ref, fetched_at) as raw_ref
    from kept.pages
    where
        only_of is null
        or article_id in (select articles.article_id from kept.articles where articles.report_id = only_of)
    group by article_id
),

-- Nearly all reports have one text, read one way: the windows below are for the others.
several as (
    select report_id
    from kept.articles
    where only_of is null or report_id = only_of
    group by report_id
    having count(*) > 1
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
    from kept.articles
    inner join fetched using (article_id)
    where articles.report_id in (from several)
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
    articles.report_id,
    articles.revision_id,
    articles.article_id,
    1 as revision,
    fetched.fetched_at,
    fetched.raw_ref
from kept.articles
inner join fetched using (article_id)
where
    (only_of is null or articles.report_id = only_of)
    and articles.report_id not in (from several);

comment on macro table numbered_revisions is 'Helper: which text of a report is which revision, read from which article; of one report, or of all where none is named.';
