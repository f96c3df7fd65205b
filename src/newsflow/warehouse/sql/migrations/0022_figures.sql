create table kept.figures (
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
    number_start integer,
    number_end integer,
    value double,
    value_exact varchar,
    low double,
    low_exact varchar,
    high double,
    high_exact varchar,
    bound varchar,
    unit varchar,
    object varchar,
    measure varchar,
    event integer,
    attribution varchar,
    attribution_start integer,
    attribution_end integer,
    repeats integer
);

comment on table kept.figures is 'Numbers with their unit and what they count.';
comment on column kept.figures.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.figures.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.figures.revision_id is 'The text of the report that was read.';
comment on column kept.figures.extractor_version is 'Version of the extractor that found it.';
comment on column kept.figures.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.figures.sentence is 'Ordinal of the sentence; of the first one when it runs over several.';
comment on column kept.figures.span_start is 'First code point in the articles text.';
comment on column kept.figures.span_end is 'Code point after the last one.';
comment on column kept.figures.text is 'The words.';
comment on column kept.figures.rule is 'Name of the rule that found it.';
comment on column kept.figures.confidence is 'From 0 to 1.';
comment on column kept.figures.number_start is 'First code point of the number.';
comment on column kept.figures.number_end is 'Code point after the number.';
comment on column kept.figures.value is 'The number.';
comment on column kept.figures.value_exact is 'The number in decimal digits.';
comment on column kept.figures.low is 'Lower end of a range.';
comment on column kept.figures.low_exact is 'Lower end in decimal digits.';
comment on column kept.figures.high is 'Upper end of a range.';
comment on column kept.figures.high_exact is 'Upper end in decimal digits.';
comment on column kept.figures.bound is 'exact, about, at_least, at_most or range.';
comment on column kept.figures.unit is 'Singular head noun or measure: missile, percent, dollar.';
comment on column kept.figures.object is 'The thing counted, with its modifiers.';
comment on column kept.figures.measure is 'For casualties: killed, injured, missing, arrested or displaced.';
comment on column kept.figures.event is 'Ordinal of the event mention it belongs to.';
comment on column kept.figures.attribution is 'Who the outlet says it has the figure from.';
comment on column kept.figures.attribution_start is 'First code point of that.';
comment on column kept.figures.attribution_end is 'Code point after that.';
comment on column kept.figures.repeats is 'Ordinal of the figure this one repeats.';
