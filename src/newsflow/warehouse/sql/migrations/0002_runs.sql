create table kept.runs (
    run_id varchar,
    command varchar,
    started_at timestamp,
    prefect_run_id varchar
);

comment on table kept.runs is 'Ledger: one run of a flow or a command.';
comment on column kept.runs.run_id is 'The run.';
comment on column kept.runs.command is 'What was run: `newsflow load`, `ingest-files` …';
comment on column kept.runs.started_at is 'When it started, in UTC.';
comment on column kept.runs.prefect_run_id is 'Its id in Prefect; empty for a command.';
