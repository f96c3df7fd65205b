create table kept.report_pairs (
    report_key ubigint,
    report_id varchar,
    other_id varchar,
    score double,
    short boolean,
    text_likeness double,
    title_likeness double,
    days integer
);

comment on table kept.report_pairs is 'Pairs of reports alike enough to count in forming stories; each pair is here from both sides.';
comment on column kept.report_pairs.report_key is 'The report as a number, `md5_number_lower` of its id, by which it is looked up.';
comment on column kept.report_pairs.report_id is 'The report.';
comment on column kept.report_pairs.other_id is 'The report it is like.';
comment on column kept.report_pairs.score is 'Likeness from 0 to 1, less with every day between them.';
comment on column kept.report_pairs.short is 'Whether both are hardly more than headlines.';
comment on column kept.report_pairs.text_likeness is 'Likeness of the texts.';
comment on column kept.report_pairs.title_likeness is 'Likeness of the headlines.';
comment on column kept.report_pairs.days is 'Days between them; empty when either day is unknown.';
