create or replace macro revisions_of(only_of) as table
with fetched as (
    select article_id, min(fetched_at) as fetched_at
    from kept.pages
    group by article_id
),

dated as (
    select
        articles.*,
        whole_day(published_year, published_month, published_day) as published_on,
        min(fetched.fetched_at) over (partition by revision_id) as first_fetched_at,
        coalesce(
            min(fetched.fetched_at) over (partition by revision_id),
            modified_at,
            whole_day(modified_year, modified_month, modified_day),
            published_at,
            whole_day(published_year, published_month, published_day)
        ) as appeared_at
    from kept.articles
    inner join fetched using (article_id)
    where only_of is null or articles.report_id = only_of
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
    row_number() over (partition by report_id order by appeared_at nulls first, revision_id) as revision,
    revision_id,
    article_id,
    headline,
    words,
    published_on,
    coalesce(
        cast(modified_at as date), whole_day(modified_year, modified_month, modified_day)
    ) as modified_on,
    first_fetched_at as fetched_at,
    text_hash,
    text
from texts;

comment on macro table revisions_of is 'Helper: the texts of one report, or of all where none is named.';
