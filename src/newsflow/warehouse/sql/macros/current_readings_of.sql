create or replace macro current_readings_of(report_ids) as table
with versions as (
    select
        extractor,
        extractor_version,
        row_number() over (order by version_numbers(extractor_version), step) as age
    from kept.extractors
),

numbered as materialized (
    select report_id, revision_id, revision from numbered_revisions(report_ids)
)

select
    numbered.report_id,
    numbered.revision_id,
    articles.article_id,
    extractions.extraction_id,
    extractions.extractor,
    extractions.extractor_version
from numbered
inner join kept.articles using (revision_id)
inner join kept.extractions on articles.article_id = extractions.article_id
inner join versions
    on extractions.extractor = versions.extractor
    and extractions.extractor_version = versions.extractor_version
qualify row_number() over (
    partition by numbered.report_id
    order by
        numbered.revision desc,
        versions.age desc,
        whole_day(articles.published_year, articles.published_month, articles.published_day) is null,
        articles.article_id
) = 1;

comment on macro table current_readings_of is 'Helper: the reading that counts of each of a list of reports, or of all where there is none.';
