create table kept.dated_times (
    story_id varchar,
    ordinal integer,
    revision_id varchar,
    extraction_id varchar,
    time integer,
    anchor date,
    date_from date,
    date_to date,
    precision varchar,
    basis varchar
);

comment on table kept.dated_times is 'Time expressions of an undated report, resolved against the day its story gave it.';
comment on column kept.dated_times.story_id is 'The story.';
comment on column kept.dated_times.ordinal is 'From 0, in the order linking gives.';
comment on column kept.dated_times.revision_id is 'The revision.';
comment on column kept.dated_times.extraction_id is 'The reading.';
comment on column kept.dated_times.time is 'Ordinal of the time mention.';
comment on column kept.dated_times.anchor is 'Day it was resolved against.';
comment on column kept.dated_times.date_from is 'First day; empty when unknown.';
comment on column kept.dated_times.date_to is 'Last day; empty when unknown.';
comment on column kept.dated_times.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column kept.dated_times.basis is 'How it was resolved.';
