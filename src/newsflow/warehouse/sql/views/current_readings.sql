create or replace view current_readings as
with versions as (
    select
        extractor,
        extractor_version,
        row_number() over (order by version_numbers(extractor_version), step) as age
    from kept.extractors
)

select
    revisions.report_id,
    revisions.revision_id,
    articles.article_id,
    extractions.extraction_id,
    extractions.extractor,
    extractions.extractor_version
from revisions
inner join kept.articles using (revision_id)
inner join kept.extractions on articles.article_id = extractions.article_id
inner join versions
    on extractions.extractor = versions.extractor
    and extractions.extractor_version = versions.extractor_version
qualify row_number() over (
    partition by revisions.report_id
    order by
        revisions.revision desc,
        versions.age desc,
        whole_day(articles.published_year, articles.published_month, articles.published_day) is null,
        articles.article_id
) = 1;

comment on view current_readings is 'The reading of each report that counts: its newest text, read by the newest extractor.';
comment on column current_readings.report_id is 'Report.';
comment on column current_readings.revision_id is 'The text of the report that was read.';
comment on column current_readings.article_id is 'From all that the article says, without how it was fetched.';
comment on column current_readings.extraction_id is 'The reading these rows belong to.';
comment on column current_readings.extractor is 'Name of the extractor.';
comment on column current_readings.extractor_version is 'Its version.';
