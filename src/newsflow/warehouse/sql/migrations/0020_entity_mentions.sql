create table kept.entity_mentions (
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
    entity integer,
    form varchar
);

comment on table kept.entity_mentions is 'Words that name an entity.';
comment on column kept.entity_mentions.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.entity_mentions.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.entity_mentions.revision_id is 'The text of the report that was read.';
comment on column kept.entity_mentions.extractor_version is 'Version of the extractor that found it.';
comment on column kept.entity_mentions.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column kept.entity_mentions.sentence is 'Ordinal of the sentence; of the first one when it runs over several.';
comment on column kept.entity_mentions.span_start is 'First code point in the articles text.';
comment on column kept.entity_mentions.span_end is 'Code point after the last one.';
comment on column kept.entity_mentions.text is 'The words.';
comment on column kept.entity_mentions.rule is 'Name of the rule that found it.';
comment on column kept.entity_mentions.confidence is 'From 0 to 1.';
comment on column kept.entity_mentions.entity is 'Ordinal of the entity.';
comment on column kept.entity_mentions.form is 'name, title, demonym, metonym, pronoun or inferred.';
