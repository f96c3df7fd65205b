create table kept.sentences (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    ordinal integer,
    zone varchar,
    paragraph integer,
    span_start integer,
    span_end integer,
    text varchar,
    words varchar,
    repeats integer
);

comment on table kept.sentences is 'Sentences of an article, over all zones.';
comment on column kept.sentences.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.sentences.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.sentences.revision_id is 'The text of the report that was read.';
comment on column kept.sentences.extractor_version is 'Version of the extractor that found it.';
comment on column kept.sentences.ordinal is 'From 0, in the order of the text.';
comment on column kept.sentences.zone is 'Zone it stands in.';
comment on column kept.sentences.paragraph is 'Ordinal of the body paragraph, from 1.';
comment on column kept.sentences.span_start is 'First code point.';
comment on column kept.sentences.span_end is 'Code point after the last one.';
comment on column kept.sentences.text is 'The sentence.';
comment on column kept.sentences.words is 'The sentence in lower-case ASCII words.';
comment on column kept.sentences.repeats is 'Ordinal of the sentence it repeats (a standfirst or caption of the body).';
