create or replace view recent_runs as
select
    runs.run_id,
    runs.command,
    runs.started_at,
    max(batches.appended_at) as last_batch_at,
    coalesce(sum(batches.given), 0)::bigint as given,
    coalesce(sum(batches.added), 0)::bigint as added,
    coalesce(sum(batches.revised), 0)::bigint as revised,
    coalesce(sum(batches.reread), 0)::bigint as reread,
    coalesce(sum(batches.unchanged), 0)::bigint as unchanged,
    coalesce(sum(batches.rejected), 0)::bigint as rejected,
    runs.prefect_run_id,
    runs.prefect_url
from kept.runs
left join kept.batches using (run_id)
group by runs.run_id, runs.command, runs.started_at, runs.prefect_run_id, runs.prefect_url
order by runs.started_at desc, runs.run_id;

comment on view recent_runs is 'What did the last runs do? For example: FROM recent_runs;';
comment on column recent_runs.run_id is 'The run that did it; empty for repairs at opening.';
comment on column recent_runs.command is 'What was run: `newsflow load`, `ingest-files` …';
comment on column recent_runs.started_at is 'When it started, in UTC.';
comment on column recent_runs.last_batch_at is 'When its last batch was written, in UTC.';
comment on column recent_runs.given is 'Inputs.';
comment on column recent_runs.added is 'Reports that were new.';
comment on column recent_runs.revised is 'Known reports with a new text.';
comment on column recent_runs.reread is 'Known texts read anew: by another extractor version, or with other facts about the article.';
comment on column recent_runs.unchanged is 'Inputs that were here already.';
comment on column recent_runs.rejected is 'Inputs that gave no article.';
comment on column recent_runs.prefect_run_id is 'Its id in Prefect; empty for a command.';
comment on column recent_runs.prefect_url is 'Its page in the user interface of Prefect; empty for a command.';
