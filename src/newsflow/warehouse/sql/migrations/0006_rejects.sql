create table kept.rejects (
    reject_id varchar,
    stage varchar,
    ref varchar,
    reason varchar,
    detail varchar,
    payload_hash varchar
);

comment on table kept.rejects is 'Inputs that gave no article, and why.';
comment on column kept.rejects.reject_id is 'From stage, ref, reason and payload: the same reject is one row.';
comment on column kept.rejects.stage is 'Where it failed: load, fetch, clean, extract or append.';
comment on column kept.rejects.ref is 'The input as the user knows it: a URL or a file name.';
comment on column kept.rejects.reason is 'A short fixed word: not_found, binary, too_short, encoding …';
comment on column kept.rejects.detail is 'A sentence for people: what failed and what to do next.';
comment on column kept.rejects.payload_hash is 'SHA-256 of the bytes; empty when there were none.';
