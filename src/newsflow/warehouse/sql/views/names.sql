create or replace view names as
select
    story_reports.story_id,
    reports.outlet_id,
    entity_mentions.report_id,
    entity_mentions.extraction_id || '.n' || entity_mentions.ordinal as mention_id,
    entities.entity_id,
    entities.entity,
    entities.kind,
    entity_mentions.form,
    entity_mentions.text,
    sentences.text as sentence_text,
    entity_mentions.extraction_id || '.s' || entity_mentions.sentence as sentence_id,
    sentences.zone,
    entity_mentions.span_start,
    entity_mentions.span_end,
    entity_mentions.rule,
    entity_mentions.confidence,
    entity_mentions.revision_id,
    entity_mentions.extraction_id,
    entity_mentions.ordinal,
    entity_mentions.extractor_version
from kept.entity_mentions
inner join kept.story_reports using (extraction_id)
inner join kept.reports on entity_mentions.report_id = reports.report_id
inner join kept.sentences
    on entity_mentions.extraction_id = sentences.extraction_id and entity_mentions.sentence = sentences.ordinal
left join entities
    on entity_mentions.extraction_id = entities.extraction_id
    and entity_mentions.entity = entities.ordinal;

comment on view names is 'Words that name an entity.';
comment on column names.story_id is 'The story.';
comment on column names.outlet_id is 'The outlet.';
comment on column names.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column names.mention_id is 'The mention, for evidence(…).';
comment on column names.entity_id is 'Equal across reports only where name or gazetteer make it certain.';
comment on column names.entity is 'Its name, over the reports of the story.';
comment on column names.kind is 'append, assign, link or review.';
comment on column names.form is 'name, title, demonym, metonym, pronoun or inferred.';
comment on column names.text is 'The words.';
comment on column names.sentence_text is 'The sentence.';
comment on column names.sentence_id is 'The sentence, for evidence(…).';
comment on column names.zone is 'Zone the sentence stands in.';
comment on column names.span_start is 'First code point in the articles text.';
comment on column names.span_end is 'Code point after the last one.';
comment on column names.rule is 'Name of the rule that found it.';
comment on column names.confidence is 'From 0 to 1.';
comment on column names.revision_id is 'The text of the report that was read.';
comment on column names.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column names.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column names.extractor_version is 'Version of the extractor that found it.';
