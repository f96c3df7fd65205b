create table kept.batches (
    run_id varchar,
    ordinal integer,
    appended_at timestamp,
    step bigint,
    given integer,
    added integer,
    revised integer,
    reread integer,
    unchanged integer,
    rejected integer
);

comment on table kept.batches is 'Ledger: what each append was given and what became of it. given = added + revised + reread + unchanged + rejected.';
comment on column kept.batches.run_id is 'The run.';
comment on column kept.batches.ordinal is 'From 1, within the run.';
comment on column kept.batches.appended_at is 'When, in UTC.';
comment on column kept.batches.step is 'Step of the ledger; empty when nothing was new.';
comment on column kept.batches.given is 'Inputs.';
comment on column kept.batches.added is 'Reports that were new.';
comment on column kept.batches.revised is 'Known reports with a new text.';
comment on column kept.batches.reread is 'Known texts read anew: by another extractor version, or with other facts about the article.';
comment on column kept.batches.unchanged is 'Inputs that were here already.';
comment on column kept.batches.rejected is 'Inputs that gave no article.';
