create table kept.undated_keys (
    key ubigint,
    report_id varchar,
    weight integer
);

comment on table kept.undated_keys is 'By which terms the reports without a whole day are found when others are assigned to stories.';
comment on column kept.undated_keys.key is 'A heavy term of the report, as a number: its `md5_number_lower`.';
comment on column kept.undated_keys.report_id is 'The report.';
comment on column kept.undated_keys.weight is 'What the term weighs in it, in thousandths.';
