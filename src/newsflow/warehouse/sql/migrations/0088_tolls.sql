create table kept.tolls (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    killed integer,
    injured integer
);

comment on table kept.tolls is 'How many people a report says were killed and injured in what it is about; no row where it speaks of none.';
comment on column kept.tolls.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.tolls.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.tolls.revision_id is 'The text of the report that was read.';
comment on column kept.tolls.extractor_version is 'Version of the extractor that found it.';
comment on column kept.tolls.killed is 'People killed, 0 for none.';
comment on column kept.tolls.injured is 'People injured, 0 for none.';
