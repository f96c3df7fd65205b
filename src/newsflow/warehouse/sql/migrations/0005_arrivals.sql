create table kept.arrivals (
    step bigint,
    kind varchar,
    id varchar
);

comment on table kept.arrivals is 'Ledger: at which step each report, revision, extraction and reject came in first.';
comment on column kept.arrivals.step is 'Step of the ledger.';
comment on column kept.arrivals.kind is 'report, revision, extraction or reject.';
comment on column kept.arrivals.id is 'Its id.';
