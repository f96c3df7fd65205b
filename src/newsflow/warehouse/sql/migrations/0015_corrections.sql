create table kept.corrections (
    article_id varchar,
    ordinal integer,
    text varchar,
    kind varchar,
    span_start integer,
    span_end integer
);

comment on table kept.corrections is 'Notes that the outlet changed or corrected the text.';
comment on column kept.corrections.article_id is 'The article.';
comment on column kept.corrections.ordinal is 'From 0.';
comment on column kept.corrections.text is 'The note.';
comment on column kept.corrections.kind is 'correction, clarification or update.';
comment on column kept.corrections.span_start is 'First code point; empty when it is not in the text.';
comment on column kept.corrections.span_end is 'Code point after the last one.';
