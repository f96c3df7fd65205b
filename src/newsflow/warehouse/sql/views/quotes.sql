create or replace view quotes as
select
    story_reports.story_id,
    reports.outlet_id,
    quotes.report_id,
    quotes.extraction_id || '.q' || quotes.ordinal as quote_id,
    segments.ordinal as segment,
    quotes.kind,
    speakers.entity_id as speaker_id,
    speakers.entity as speaker,
    quotes.cue,
    addressees.entity as addressee,
    quotes.attribution,
    quotes.unbalanced,
    segments.text,
    sentences.text as sentence_text,
    segments.extraction_id || '.s' || segments.sentence as sentence_id,
    sentences.zone,
    segments.span_start,
    segments.span_end,
    quotes.rule,
    quotes.confidence,
    quotes.revision_id,
    quotes.extraction_id,
    quotes.ordinal,
    quotes.extractor_version
from kept.quotes
inner join kept.quote_segments as segments
    on quotes.extraction_id = segments.extraction_id and quotes.ordinal = segments.quote
inner join kept.story_reports on quotes.extraction_id = story_reports.extraction_id
inner join kept.reports on quotes.report_id = reports.report_id
inner join kept.sentences
    on segments.extraction_id = sentences.extraction_id and segments.sentence = sentences.ordinal
left join entities as speakers
    on quotes.extraction_id = speakers.extraction_id and quotes.speaker = speakers.ordinal
left join entities as addressees
    on quotes.extraction_id = addressees.extraction_id and quotes.addressee = addressees.ordinal;

comment on view quotes is 'Quotations, a row for each piece.';
comment on column quotes.story_id is 'The story.';
comment on column quotes.outlet_id is 'The outlet.';
comment on column quotes.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column quotes.quote_id is 'The quotation.';
comment on column quotes.segment is 'Ordinal of the piece, from 0.';
comment on column quotes.kind is 'direct, partial or indirect.';
comment on column quotes.speaker_id is 'The entity that speaks.';
comment on column quotes.speaker is 'Its name.';
comment on column quotes.cue is 'The word that says that somebody speaks.';
comment on column quotes.addressee is 'Name of the entity spoken to.';
comment on column quotes.attribution is 'Who the outlet says it has the words from.';
comment on column quotes.unbalanced is 'Whether a quotation mark is missing.';
comment on column quotes.text is 'The words.';
comment on column quotes.sentence_text is 'The sentence.';
comment on column quotes.sentence_id is 'The sentence, for evidence(…).';
comment on column quotes.zone is 'Zone the sentence stands in.';
comment on column quotes.span_start is 'First code point in the articles text.';
comment on column quotes.span_end is 'Code point after the last one.';
comment on column quotes.rule is 'Name of the rule that found it.';
comment on column quotes.confidence is 'From 0 to 1.';
comment on column quotes.revision_id is 'The text of the report that was read.';
comment on column quotes.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column quotes.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column quotes.extractor_version is 'Version of the extractor that found it.';
