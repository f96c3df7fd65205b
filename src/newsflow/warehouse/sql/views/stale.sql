create or replace view stale as
with newest as (
    select extractor, extractor_version
    from kept.extractors
    order by version_numbers(extractor_version) desc, step desc
    limit 1
),

-- Where all is read by one extractor, nothing is looked through.
aged as materialized (
    select distinct extractors.extractor, extractors.extractor_version
    from kept.extractors
    cross join newest
    where extractors.extractor_version <> newest.extractor_version
),

readings as materialized (
    select extraction_id, extractor, extractor_version
    from kept.extractions
    semi join aged using (extractor, extractor_version)
)

select
    reports.report_id,
    reports.outlet_id,
    reports.headline,
    readings.extractor,
    readings.extractor_version,
    newest.extractor_version as newest
from readings
inner join kept.story_reports as reports using (extraction_id)
cross join newest
order by reports.report_id;

comment on view stale is 'Which reports were read by an extractor that is not the newest? For example: FROM stale;';
comment on column stale.report_id is 'Report.';
comment on column stale.outlet_id is 'The outlet.';
comment on column stale.headline is 'Headline.';
comment on column stale.extractor is 'Name of the extractor.';
comment on column stale.extractor_version is 'Its version.';
comment on column stale.newest is 'Version of the newest extractor that read anything here.';
