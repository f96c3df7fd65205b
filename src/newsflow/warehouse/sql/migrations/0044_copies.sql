create table kept.copies (
    story_id varchar,
    ordinal integer,
    report_a varchar,
    report_b varchar,
    shared_shingles integer,
    of_a integer,
    of_b integer,
    containment double,
    longest_words integer,
    longest_text varchar,
    verdict varchar,
    why varchar
);

comment on table kept.copies is 'How much text two reports of a story share.';
comment on column kept.copies.story_id is 'The story.';
comment on column kept.copies.ordinal is 'From 0, in the order linking gives.';
comment on column kept.copies.report_a is 'The earlier report, the likely original.';
comment on column kept.copies.report_b is 'The later report.';
comment on column kept.copies.shared_shingles is 'Runs of five words that both have.';
comment on column kept.copies.of_a is 'Runs of five words in a.';
comment on column kept.copies.of_b is 'Runs of five words in b.';
comment on column kept.copies.containment is 'Share of the smaller set that is in the other.';
comment on column kept.copies.longest_words is 'Words in the longest run they share.';
comment on column kept.copies.longest_text is 'That run.';
comment on column kept.copies.verdict is 'copy, partial_copy or independent.';
comment on column kept.copies.why is 'Why.';
