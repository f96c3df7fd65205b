create table kept.signatures (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    outlet_id varchar,
    published_on date,
    month integer,
    day integer,
    weekdays integer[],
    terms varchar[],
    term_weights double[],
    title_terms varchar[],
    title_term_weights double[],
    entities varchar[],
    entity_weights double[],
    event_days varchar[],
    headline varchar,
    moment varchar
);

comment on table kept.signatures is 'The little of a report that assignment to a story compares.';
comment on column kept.signatures.extraction_id is 'The reading it was made from.';
comment on column kept.signatures.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.signatures.revision_id is 'The text of the report that was read.';
comment on column kept.signatures.outlet_id is 'Who published it.';
comment on column kept.signatures.published_on is 'The whole day; empty when the year is unknown.';
comment on column kept.signatures.month is 'Month where only month and day are known.';
comment on column kept.signatures.day is 'Day of the month where only month and day are known.';
comment on column kept.signatures.weekdays is 'Weekdays (Monday 0) the text gives to its own day.';
comment on column kept.signatures.terms is 'Weighted terms of the text.';
comment on column kept.signatures.term_weights is 'Their weights, in the same order.';
comment on column kept.signatures.title_terms is 'Weighted terms of the headline.';
comment on column kept.signatures.title_term_weights is 'Their weights, in the same order.';
comment on column kept.signatures.entities is 'Weighted entities.';
comment on column kept.signatures.entity_weights is 'Their weights, in the same order.';
comment on column kept.signatures.event_days is '`TYPE|date` of the main events.';
comment on column kept.signatures.headline is 'For the words in which a basis names this report.';
comment on column kept.signatures.moment is 'When this text was published or last modified, for choosing between revisions.';
