create table kept.report_vectors (
    report_id varchar,
    block integer,
    day integer,
    terms blob,
    title_terms blob
);

comment on table kept.report_vectors is 'Index: what assignment to stories compares of each report; read block by block.';
comment on column kept.report_vectors.report_id is 'The report.';
comment on column kept.report_vectors.block is 'The two days it was published in, counted from the year 1; below 0 without a whole day.';
comment on column kept.report_vectors.day is 'Its day, counted from the year 1; without a year minus (32 times the month and the day of it), 0 without any.';
comment on column kept.report_vectors.terms is 'The terms of the text, the heaviest first: the CRC-32 of each and its weight in millionths, 32 bits each, the least byte first.';
comment on column kept.report_vectors.title_terms is 'The same of the headline.';
