create or replace view times as
select
    story_reports.story_id,
    reports.outlet_id,
    times.report_id,
    times.extraction_id || '.t' || times.ordinal as time_id,
    times.kind,
    times.value,
    coalesce(dated.anchor, times.anchor) as anchor,
    coalesce(dated.date_from, times.date_from) as date_from,
    coalesce(dated.date_to, times.date_to) as date_to,
    coalesce(dated.precision, times.precision) as precision,
    coalesce(dated.basis, times.basis) as basis,
    times.text,
    sentences.text as sentence_text,
    times.extraction_id || '.s' || times.sentence as sentence_id,
    sentences.zone,
    times.span_start,
    times.span_end,
    times.rule,
    times.confidence,
    times.revision_id,
    times.extraction_id,
    times.ordinal,
    times.extractor_version
from kept.times
inner join kept.story_reports using (extraction_id)
inner join kept.reports on times.report_id = reports.report_id
inner join kept.sentences
    on times.extraction_id = sentences.extraction_id and times.sentence = sentences.ordinal
left join kept.dated_times as dated
    on times.extraction_id = dated.extraction_id and times.ordinal = dated.time;

comment on view times is 'Words that name a time, and the time they name.';
comment on column times.story_id is 'The story.';
comment on column times.outlet_id is 'The outlet.';
comment on column times.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column times.time_id is 'The time expression, for evidence(…).';
comment on column times.kind is 'date, time, duration or set.';
comment on column times.value is 'TIMEX3 value; unknown parts are X.';
comment on column times.anchor is 'Day it was resolved against; empty when it needs none or none is known.';
comment on column times.date_from is 'First day; empty when unknown.';
comment on column times.date_to is 'Last day; empty when unknown.';
comment on column times.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column times.basis is 'How it was resolved.';
comment on column times.text is 'The words.';
comment on column times.sentence_text is 'The sentence.';
comment on column times.sentence_id is 'The sentence, for evidence(…).';
comment on column times.zone is 'Zone the sentence stands in.';
comment on column times.span_start is 'First code point in the articles text.';
comment on column times.span_end is 'Code point after the last one.';
comment on column times.rule is 'Name of the rule that found it.';
comment on column times.confidence is 'From 0 to 1.';
comment on column times.revision_id is 'The text of the report that was read.';
comment on column times.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column times.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column times.extractor_version is 'Version of the extractor that found it.';
