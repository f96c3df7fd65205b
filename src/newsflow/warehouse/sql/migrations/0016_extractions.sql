create table kept.extractions (
    extraction_id varchar,
    article_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor varchar,
    extractor_version varchar,
    anchor_year integer,
    anchor_month integer,
    anchor_day integer,
    anchor_basis varchar
);

comment on table kept.extractions is 'Readings: one article read by one version of an extractor.';
comment on column kept.extractions.extraction_id is 'From article, extractor and version.';
comment on column kept.extractions.article_id is 'The article that was read.';
comment on column kept.extractions.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.extractions.revision_id is 'The text of the report that was read.';
comment on column kept.extractions.extractor is 'Name of the extractor.';
comment on column kept.extractions.extractor_version is 'Its version.';
comment on column kept.extractions.anchor_year is 'Year of the day that relative times count from.';
comment on column kept.extractions.anchor_month is 'Month of that day.';
comment on column kept.extractions.anchor_day is 'Day of the month of that day.';
comment on column kept.extractions.anchor_basis is 'How that day is known; empty when there is none.';
