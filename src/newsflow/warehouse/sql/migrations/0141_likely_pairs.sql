create table kept.likely_pairs (
    block integer,
    report_id varchar,
    other_id varchar,
    pull double
);

comment on table kept.likely_pairs is 'Index: pairs of reports that may be one story; each pair is here from both sides.';
comment on column kept.likely_pairs.block is 'The block of the report, as in report_vectors.';
comment on column kept.likely_pairs.report_id is 'The report.';
comment on column kept.likely_pairs.other_id is 'The report it is like.';
comment on column kept.likely_pairs.pull is 'Likeness from 0 to 1, as it counts in forming stories: between bare headlines half as much again.';
