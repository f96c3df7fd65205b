-- What did the last runs do?
--
--   run_id: the run that did it; empty for repairs at opening
--   command: what was run: `newsflow load`, `ingest-files` …
--   started_at: when it started, in UTC
--   last_batch_at: when its last batch was written, in UTC
--   given: inputs
--   added: reports that were new
--   revised: known reports with a new text
--   reread: known texts read anew: by another extractor version, or with other facts about the article
--   unchanged: inputs that were here already
--   rejected: inputs that gave no article
--   prefect_run_id: its id in Prefect; empty for a command
--   prefect_url: its page in the user interface of Prefect; empty for a command

FROM recent_runs;
