create table kept.answers (
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
    question varchar,
    entity integer,
    time integer
);

comment on table kept.answers is 'Who, what, when and where of the main event of a report, in the words of the report.';
comment on column kept.answers.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.answers.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.answers.revision_id is 'The text of the report that was read.';
comment on column kept.answers.extractor_version is 'Version of the extractor that found it.';
comment on column kept.answers.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.answers.sentence is 'Ordinal of the sentence.';
comment on column kept.answers.span_start is 'First code point in the articles text.';
comment on column kept.answers.span_end is 'Code point after the last one.';
comment on column kept.answers.text is 'The words.';
comment on column kept.answers.rule is 'Name of the rule that found it.';
comment on column kept.answers.confidence is 'From 0 to 1.';
comment on column kept.answers.question is 'who, what, when or where.';
comment on column kept.answers.entity is 'Ordinal of the entity that who or where names.';
comment on column kept.answers.time is 'Ordinal of the time that answers when.';
