create or replace view revisions as
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

comment on view revisions is 'Texts of reports, in the order in which they appeared.';
comment on column revisions.report_id is 'Report.';
comment on column revisions.revision is 'From 1, in the order of fetching, else of the dates the text gives: never of loading.';
comment on column revisions.revision_id is 'The text of the report that was read.';
comment on column revisions.article_id is 'From all that the article says, without how it was fetched.';
comment on column revisions.headline is 'Headline.';
comment on column revisions.words is 'The sentence in lower-case ASCII words.';
comment on column revisions.published_on is 'The day it was published; empty when that is not known.';
comment on column revisions.modified_on is 'The day it was last modified, where the page says so.';
comment on column revisions.fetched_at is 'When the text was first fetched, in UTC; empty for a file.';
comment on column revisions.text_hash is 'SHA-256 of the text.';
comment on column revisions.text is 'The words.';
