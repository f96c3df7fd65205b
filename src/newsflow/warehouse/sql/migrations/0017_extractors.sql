create table kept.extractors (
    extractor varchar,
    extractor_version varchar,
    step bigint
);

comment on table kept.extractors is 'Ledger: versions of extractors, in the order in which their readings came in first.';
comment on column kept.extractors.extractor is 'Name of the extractor.';
comment on column kept.extractors.extractor_version is 'Its version.';
comment on column kept.extractors.step is 'Step of the ledger.';
