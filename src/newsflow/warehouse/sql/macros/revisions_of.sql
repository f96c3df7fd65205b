create or replace macro revisions_of(only_of) as table
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
from kept.articles
inner join numbered_revisions(only_of) as numbered using (article_id)
where only_of is null or articles.report_id = only_of;

comment on macro table revisions_of is 'Helper: the texts of one report, or of all where none is named.';
