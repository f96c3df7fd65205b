create table kept.quotes (
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
    speaker integer,
    speaker_start integer,
    speaker_end integer,
    cue varchar,
    cue_start integer,
    cue_end integer,
    addressee integer,
    attribution varchar,
    attribution_start integer,
    attribution_end integer,
    unbalanced boolean
);

comment on table kept.quotes is 'Words said by somebody. The span runs from the first segment to the last.';
comment on column kept.quotes.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.quotes.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.quotes.revision_id is 'The text of the report that was read.';
comment on column kept.quotes.extractor_version is 'Version of the extractor that found it.';
comment on column kept.quotes.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.quotes.sentence is 'Ordinal of the sentence; of the first one when it runs over several.';
comment on column kept.quotes.span_start is 'First code point in the articles text.';
comment on column kept.quotes.span_end is 'Code point after the last one.';
comment on column kept.quotes.text is 'The words.';
comment on column kept.quotes.rule is 'Name of the rule that found it.';
comment on column kept.quotes.confidence is 'From 0 to 1.';
comment on column kept.quotes.kind is 'direct, partial or indirect.';
comment on column kept.quotes.speaker is 'Ordinal of the speaking entity; empty when unknown.';
comment on column kept.quotes.speaker_start is 'First code point of the words that name the speaker.';
comment on column kept.quotes.speaker_end is 'Code point after them.';
comment on column kept.quotes.cue is 'The word that says that somebody speaks.';
comment on column kept.quotes.cue_start is 'First code point of the cue.';
comment on column kept.quotes.cue_end is 'Code point after the cue.';
comment on column kept.quotes.addressee is 'Ordinal of the entity spoken to.';
comment on column kept.quotes.attribution is 'Who the outlet says it has the words from.';
comment on column kept.quotes.attribution_start is 'First code point of that.';
comment on column kept.quotes.attribution_end is 'Code point after that.';
comment on column kept.quotes.unbalanced is 'Whether a quotation mark is missing.';
