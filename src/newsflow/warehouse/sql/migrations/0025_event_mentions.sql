create table kept.event_mentions (
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
    type varchar,
    mode varchar,
    cameo_root varchar,
    lemma varchar,
    modality varchar,
    time integer,
    date_from date,
    date_to date,
    precision varchar,
    date_basis varchar,
    dated_like integer,
    date_rule varchar,
    same_as integer,
    attribution varchar,
    attribution_start integer,
    attribution_end integer,
    speaker integer,
    main boolean
);

comment on table kept.event_mentions is 'Happenings as single sentences tell them. The span is the trigger.';
comment on column kept.event_mentions.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.event_mentions.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.event_mentions.revision_id is 'The text of the report that was read.';
comment on column kept.event_mentions.extractor_version is 'Version of the extractor that found it.';
comment on column kept.event_mentions.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.event_mentions.sentence is 'Ordinal of the sentence; of the first one when it runs over several.';
comment on column kept.event_mentions.span_start is 'First code point in the articles text.';
comment on column kept.event_mentions.span_end is 'Code point after the last one.';
comment on column kept.event_mentions.text is 'The words.';
comment on column kept.event_mentions.rule is 'Name of the rule that found it.';
comment on column kept.event_mentions.confidence is 'From 0 to 1.';
comment on column kept.event_mentions.type is 'PLOVER root or a type of our own.';
comment on column kept.event_mentions.mode is 'PLOVER mode.';
comment on column kept.event_mentions.cameo_root is 'CAMEO root code.';
comment on column kept.event_mentions.lemma is 'Lemma of the trigger.';
comment on column kept.event_mentions.modality is 'actual, ongoing, planned, possible, claimed, denied or allusion.';
comment on column kept.event_mentions.time is 'Ordinal of the time mention that dates it.';
comment on column kept.event_mentions.date_from is 'First day; empty when unknown.';
comment on column kept.event_mentions.date_to is 'Last day; empty when unknown.';
comment on column kept.event_mentions.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column kept.event_mentions.date_basis is 'How it was dated.';
comment on column kept.event_mentions.dated_like is 'Ordinal of the event mention whose date it takes over.';
comment on column kept.event_mentions.date_rule is 'Name of the rule that dated it.';
comment on column kept.event_mentions.same_as is 'Ordinal of the first mention of the same happening in the report.';
comment on column kept.event_mentions.attribution is 'Who the outlet says it has it from.';
comment on column kept.event_mentions.attribution_start is 'First code point of that.';
comment on column kept.event_mentions.attribution_end is 'Code point after that.';
comment on column kept.event_mentions.speaker is 'Ordinal of the entity that asserts it, when not the outlet.';
comment on column kept.event_mentions.main is 'Whether it is the main event of the report.';
