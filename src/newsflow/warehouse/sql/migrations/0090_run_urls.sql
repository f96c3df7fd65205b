alter table kept.runs add column prefect_url varchar;

comment on column kept.runs.prefect_url is 'Its page in the user interface of Prefect; empty for a command.';
