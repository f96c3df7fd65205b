create table kept.times (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    ordinal integer,
    sentence integer,
    span_start integer,
    span_end integer,
    text varchar,
    rule varchar,
    confidence double,
    kind varchar,
    value varchar,
    direction varchar,
    anchor date,
    date_from date,
    date_to date,
    precision varchar,
    basis varchar
);

comment on table kept.times is 'Words that name a time, and the time they name.';
comment on column kept.times.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.times.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.times.revision_id is 'The text of the report that was read.';
comment on column kept.times.extractor_version is 'Version of the extractor that found it.';
comment on column kept.times.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.times.sentence is 'Ordinal of the sentence; of the first one when it runs over several.';
comment on column kept.times.span_start is 'First code point in the articles text.';
comment on column kept.times.span_end is 'Code point after the last one.';
comment on column kept.times.text is 'The words.';
comment on column kept.times.rule is 'Name of the rule that found it.';
comment on column kept.times.confidence is 'From 0 to 1.';
comment on column kept.times.kind is 'date, time, duration or set.';
comment on column kept.times.value is 'TIMEX3 value; unknown parts are X.';
comment on column kept.times.direction is 'past, future or none: which way it points.';
comment on column kept.times.anchor is 'Day it was resolved against; empty when it needs none or none is known.';
comment on column kept.times.date_from is 'First day; empty when unknown.';
comment on column kept.times.date_to is 'Last day; empty when unknown.';
comment on column kept.times.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column kept.times.basis is 'How it was resolved.';
