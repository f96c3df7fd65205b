create table kept.pair_versions (
    version varchar
);

comment on table kept.pair_versions is 'Ledger: which weights and rules the pairs of reports were compared with; with others they are all compared anew.';
comment on column kept.pair_versions.version is 'Hash of the weights, the background statistics and the number of the rules.';
