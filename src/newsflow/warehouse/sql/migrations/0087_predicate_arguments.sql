create table kept.predicate_arguments (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    predicate integer,
    ordinal integer,
    role varchar,
    span_start integer,
    span_end integer,
    text varchar,
    entity integer
);

comment on table kept.predicate_arguments is 'Phrases of such clauses.';
comment on column kept.predicate_arguments.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.predicate_arguments.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.predicate_arguments.revision_id is 'The text of the report that was read.';
comment on column kept.predicate_arguments.extractor_version is 'Version of the extractor that found it.';
comment on column kept.predicate_arguments.predicate is 'Ordinal of the predicate.';
comment on column kept.predicate_arguments.ordinal is 'From 0, within the predicate.';
comment on column kept.predicate_arguments.role is 'subject, object, recipient, complement, or the preposition before the phrase.';
comment on column kept.predicate_arguments.span_start is 'First code point.';
comment on column kept.predicate_arguments.span_end is 'Code point after the last one.';
comment on column kept.predicate_arguments.text is 'The words.';
comment on column kept.predicate_arguments.entity is 'Ordinal of the entity; empty for words that name none.';
