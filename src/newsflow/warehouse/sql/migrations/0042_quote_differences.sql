create table kept.quote_differences (
    story_id varchar,
    pair_id varchar,
    ordinal integer,
    kind varchar,
    a_report_id varchar,
    a_revision_id varchar,
    a_sentence integer,
    a_start integer,
    a_end integer,
    a_text varchar,
    b_report_id varchar,
    b_revision_id varchar,
    b_sentence integer,
    b_start integer,
    b_end integer,
    b_text varchar
);

comment on table kept.quote_differences is 'Words in which two versions of an utterance differ.';
comment on column kept.quote_differences.story_id is 'The story.';
comment on column kept.quote_differences.pair_id is 'The pair.';
comment on column kept.quote_differences.ordinal is 'From 0, within the pair.';
comment on column kept.quote_differences.kind is 'wording, meaning, stance, only_in_a or only_in_b.';
comment on column kept.quote_differences.a_report_id is 'Report of side a. Empty when this side says nothing.';
comment on column kept.quote_differences.a_revision_id is 'Revision of side a.';
comment on column kept.quote_differences.a_sentence is 'Ordinal of the sentence of side a.';
comment on column kept.quote_differences.a_start is 'First code point of side a.';
comment on column kept.quote_differences.a_end is 'Code point after the last one of side a.';
comment on column kept.quote_differences.a_text is 'The words of side a.';
comment on column kept.quote_differences.b_report_id is 'Report of side b. Empty when this side says nothing.';
comment on column kept.quote_differences.b_revision_id is 'Revision of side b.';
comment on column kept.quote_differences.b_sentence is 'Ordinal of the sentence of side b.';
comment on column kept.quote_differences.b_start is 'First code point of side b.';
comment on column kept.quote_differences.b_end is 'Code point after the last one of side b.';
comment on column kept.quote_differences.b_text is 'The words of side b.';
