create table kept.quote_segments (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    quote integer,
    ordinal integer,
    sentence integer,
    span_start integer,
    span_end integer,
    text varchar
);

comment on table kept.quote_segments is 'Pieces of quotations, without their quotation marks.';
comment on column kept.quote_segments.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.quote_segments.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.quote_segments.revision_id is 'The text of the report that was read.';
comment on column kept.quote_segments.extractor_version is 'Version of the extractor that found it.';
comment on column kept.quote_segments.quote is 'Ordinal of the quotation.';
comment on column kept.quote_segments.ordinal is 'From 0, within the quotation.';
comment on column kept.quote_segments.sentence is 'Ordinal of the sentence.';
comment on column kept.quote_segments.span_start is 'First code point.';
comment on column kept.quote_segments.span_end is 'Code point after the last one.';
comment on column kept.quote_segments.text is 'The words.';
