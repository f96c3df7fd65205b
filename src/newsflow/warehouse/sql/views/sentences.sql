create or replace view sentences as
select
    story_reports.story_id,
    reports.outlet_id,
    sentences.report_id,
    sentences.extraction_id || '.s' || sentences.ordinal as sentence_id,
    sentences.zone,
    sentences.paragraph,
    sentences.ordinal,
    sentences.text,
    sentences.span_start,
    sentences.span_end,
    sentences.extraction_id || '.s' || sentences.repeats as repeats,
    sentences.revision_id,
    sentences.extraction_id,
    sentences.extractor_version
from kept.sentences
inner join kept.story_reports using (extraction_id)
inner join kept.reports on sentences.report_id = reports.report_id;

comment on view sentences is 'Sentences of the newest texts.';
comment on column sentences.story_id is 'The story.';
comment on column sentences.outlet_id is 'The outlet.';
comment on column sentences.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column sentences.sentence_id is 'The sentence, for evidence(…).';
comment on column sentences.zone is 'Zone it stands in.';
comment on column sentences.paragraph is 'Ordinal of the body paragraph, from 1.';
comment on column sentences.ordinal is 'From 0, in the order of the text.';
comment on column sentences.text is 'The sentence.';
comment on column sentences.span_start is 'First code point.';
comment on column sentences.span_end is 'Code point after the last one.';
comment on column sentences.repeats is 'The sentence that it repeats.';
comment on column sentences.revision_id is 'The text of the report that was read.';
comment on column sentences.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column sentences.extractor_version is 'Version of the extractor that found it.';
