create table kept.ledger (
    step bigint,
    kind varchar,
    run_id varchar,
    about varchar,
    happened_at timestamp
);

comment on table kept.ledger is 'Ledger: every writing transaction, in order. Its newest step names the state of the file.';
comment on column kept.ledger.step is 'From 1, without gaps.';
comment on column kept.ledger.kind is 'append, assign, link or review.';
comment on column kept.ledger.run_id is 'The run that did it; empty for repairs at opening.';
comment on column kept.ledger.about is 'The difference for review; empty otherwise.';
comment on column kept.ledger.happened_at is 'When, in UTC.';
