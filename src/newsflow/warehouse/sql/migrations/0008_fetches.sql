create table kept.fetches (
    fetch_id varchar,
    run_id varchar,
    feed_id varchar,
    fetched_at timestamp,
    outcome varchar,
    status integer,
    size bigint,
    entries integer,
    new_entries integer,
    etag varchar,
    last_modified varchar,
    error varchar
);

comment on table kept.fetches is 'Ledger: every request for a feed, and how it ended.';
comment on column kept.fetches.fetch_id is 'From feed and moment.';
comment on column kept.fetches.run_id is 'The run.';
comment on column kept.fetches.feed_id is 'The feed.';
comment on column kept.fetches.fetched_at is 'When, in UTC.';
comment on column kept.fetches.outcome is 'ok, not_modified or error.';
comment on column kept.fetches.status is 'HTTP status; empty when there was no answer.';
comment on column kept.fetches.size is 'Bytes of the body.';
comment on column kept.fetches.entries is 'Entries in it.';
comment on column kept.fetches.new_entries is 'Entries that were new.';
comment on column kept.fetches.etag is 'What to send with the next request.';
comment on column kept.fetches.last_modified is 'What to send with the next request.';
comment on column kept.fetches.error is 'What went wrong.';
