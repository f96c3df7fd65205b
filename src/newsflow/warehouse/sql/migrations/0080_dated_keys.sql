create table kept.dated_keys (
    key ubigint,
    bucket integer,
    report_id varchar,
    weight integer
);

comment on table kept.dated_keys is 'By which terms the reports with a whole day are found when others are assigned to stories.';
comment on column kept.dated_keys.key is 'A heavy term of the report, as a number: its `md5_number_lower`.';
comment on column kept.dated_keys.bucket is 'The pair of days it was published in, counted from the year 1.';
comment on column kept.dated_keys.report_id is 'The report.';
comment on column kept.dated_keys.weight is 'What the term weighs in it, in thousandths.';
