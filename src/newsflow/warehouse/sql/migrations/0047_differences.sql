create table kept.differences (
    story_id varchar,
    ordinal integer,
    difference_id varchar,
    kind varchar,
    verdict varchar,
    severity varchar,
    about varchar,
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
    b_text varchar,
    why varchar
);

comment on table kept.differences is 'Where two reports, or two places of one, do not say the same.';
comment on column kept.differences.story_id is 'The story.';
comment on column kept.differences.ordinal is 'From 0, in the order linking gives.';
comment on column kept.differences.difference_id is 'The difference; survives linking again.';
comment on column kept.differences.kind is 'figure, event_detail, date_precision, quote_wording, quote_content, term, omission, attribution, framing, name_spelling, intra_report or speaker_conflict.';
comment on column kept.differences.verdict is 'contradicts, differs, tension, only_in_a, only_in_b, complementary, compatible, not_comparable or variant.';
comment on column kept.differences.severity is 'high, medium, low or info.';
comment on column kept.differences.about is '`event:<id>`, `pair:<id>`, `claim:<id>` or `entity:<id>`.';
comment on column kept.differences.a_report_id is 'Report of side a. Empty when this side says nothing.';
comment on column kept.differences.a_revision_id is 'Revision of side a.';
comment on column kept.differences.a_sentence is 'Ordinal of the sentence of side a.';
comment on column kept.differences.a_start is 'First code point of side a.';
comment on column kept.differences.a_end is 'Code point after the last one of side a.';
comment on column kept.differences.a_text is 'The words of side a.';
comment on column kept.differences.b_report_id is 'Report of side b. Empty when this side says nothing.';
comment on column kept.differences.b_revision_id is 'Revision of side b.';
comment on column kept.differences.b_sentence is 'Ordinal of the sentence of side b.';
comment on column kept.differences.b_start is 'First code point of side b.';
comment on column kept.differences.b_end is 'Code point after the last one of side b.';
comment on column kept.differences.b_text is 'The words of side b.';
comment on column kept.differences.why is 'Why, in words.';
