create or replace view current_readings as
select report_id, revision_id, article_id, extraction_id, extractor, extractor_version
from current_readings_of(null);

comment on view current_readings is 'The reading of each report that counts: its newest text, read by the newest extractor.';
comment on column current_readings.report_id is 'Report.';
comment on column current_readings.revision_id is 'The text of the report that was read.';
comment on column current_readings.article_id is 'From all that the article says, without how it was fetched.';
comment on column current_readings.extraction_id is 'The reading these rows belong to.';
comment on column current_readings.extractor is 'Name of the extractor.';
comment on column current_readings.extractor_version is 'Its version.';
