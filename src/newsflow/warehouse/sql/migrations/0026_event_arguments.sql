create table kept.event_arguments (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    event integer,
    ordinal integer,
    role varchar,
    span_start integer,
    span_end integer,
    text varchar,
    entity integer
);

comment on table kept.event_arguments is 'Participants and circumstances of event mentions.';
comment on column kept.event_arguments.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.event_arguments.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.event_arguments.revision_id is 'The text of the report that was read.';
comment on column kept.event_arguments.extractor_version is 'Version of the extractor that found it.';
comment on column kept.event_arguments.event is 'Ordinal of the event mention.';
comment on column kept.event_arguments.ordinal is 'From 0, within the event mention.';
comment on column kept.event_arguments.role is 'actor, target, recipient, instrument, place, origin, topic or occasion.';
comment on column kept.event_arguments.span_start is 'First code point.';
comment on column kept.event_arguments.span_end is 'Code point after the last one.';
comment on column kept.event_arguments.text is 'The words.';
comment on column kept.event_arguments.entity is 'Ordinal of the entity; empty for words that name none.';
