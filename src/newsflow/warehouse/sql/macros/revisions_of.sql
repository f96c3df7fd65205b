create or replace macro revisions_of(report_ids) as table
with numbered as materialized (
    from numbered_revisions(report_ids)
),

texts as (
    from kept.articles semi join numbered using (article_id)
)

select
    articles.report_id,
    numbered.revision,
    articles.revision_id,
    articles.article_id,
    articles.headline,
    articles.words,
    whole_day(published_year, published_month, published_day) as published_on,
    coalesce(
        cast(modified_at as date), whole_day(modified_year, modified_month, modified_day)
    ) as modified_on,
    numbered.fetched_at,
    numbered.raw_ref,
    articles.text_hash,
    articles.text
from texts as articles
inner join numbered using (article_id);

comment on macro table revisions_of is 'Helper: the texts of a list of reports, or of all where there is none.';
