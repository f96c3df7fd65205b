create table kept.origins (
    story_id varchar,
    ordinal integer,
    origin varchar,
    entity_id varchar,
    what varchar,
    report_id varchar,
    revision_id varchar,
    sentence integer,
    span_start integer,
    span_end integer,
    text varchar
);

comment on table kept.origins is 'Where reports say they have something from.';
comment on column kept.origins.story_id is 'The story.';
comment on column kept.origins.ordinal is 'From 0, in the order linking gives.';
comment on column kept.origins.origin is 'Name of the document or body.';
comment on column kept.origins.entity_id is 'The entity of the story.';
comment on column kept.origins.what is 'quotations, figures, events, photo or report.';
comment on column kept.origins.report_id is 'Report.';
comment on column kept.origins.revision_id is 'Revision.';
comment on column kept.origins.sentence is 'Ordinal of the sentence.';
comment on column kept.origins.span_start is 'First code point.';
comment on column kept.origins.span_end is 'Code point after the last one.';
comment on column kept.origins.text is 'The words.';
