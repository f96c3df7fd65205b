create table kept.predicates (
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
    lemma varchar,
    modality varchar
);

comment on table kept.predicates is 'Clauses that tell something no event type fits: the verb, and who and what in predicate_arguments.';
comment on column kept.predicates.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.predicates.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.predicates.revision_id is 'The text of the report that was read.';
comment on column kept.predicates.extractor_version is 'Version of the extractor that found it.';
comment on column kept.predicates.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.predicates.sentence is 'Ordinal of the sentence.';
comment on column kept.predicates.span_start is 'First code point in the articles text.';
comment on column kept.predicates.span_end is 'Code point after the last one.';
comment on column kept.predicates.text is 'The words.';
comment on column kept.predicates.rule is 'Name of the rule that found it.';
comment on column kept.predicates.confidence is 'From 0 to 1.';
comment on column kept.predicates.lemma is 'Lemma of the verb, with its particle.';
comment on column kept.predicates.modality is 'actual, ongoing, planned, possible, claimed or denied.';
