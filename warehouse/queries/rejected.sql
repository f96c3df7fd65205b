-- What was dropped, and why?
--
--   stage: where it failed: load, fetch, clean, extract or append
--   reason: A short fixed word: not_found, binary, too_short, encoding …
--   ref: the input as the user knows it: a URL or a file name
--   detail: A sentence for people: what failed and what to do next
--   rejected_at: when it was dropped first, in UTC
--   payload_hash: SHA-256 of the bytes; empty when there were none
--   reject_id: from stage, ref, reason and payload: the same reject is one row

FROM rejected;
