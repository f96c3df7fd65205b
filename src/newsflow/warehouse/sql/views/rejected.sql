create or replace view rejected as
select
    rejects.stage,
    rejects.reason,
    rejects.ref,
    rejects.detail,
    min(ledger.happened_at) as rejected_at,
    rejects.payload_hash,
    rejects.reject_id
from kept.rejects
left join kept.arrivals on arrivals.kind = 'reject' and rejects.reject_id = arrivals.id
left join kept.ledger on arrivals.step = ledger.step
group by all
order by rejected_at desc, ref, reject_id;

comment on view rejected is 'What was dropped, and why? For example: FROM rejected;';
comment on column rejected.stage is 'Where it failed: load, fetch, clean, extract or append.';
comment on column rejected.reason is 'A short fixed word: not_found, binary, too_short, encoding …';
comment on column rejected.ref is 'The input as the user knows it: a URL or a file name.';
comment on column rejected.detail is 'A sentence for people: what failed and what to do next.';
comment on column rejected.rejected_at is 'When it was dropped first, in UTC.';
comment on column rejected.payload_hash is 'SHA-256 of the bytes; empty when there were none.';
comment on column rejected.reject_id is 'From stage, ref, reason and payload: the same reject is one row.';
