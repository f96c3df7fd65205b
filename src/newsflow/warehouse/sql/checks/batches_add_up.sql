-- Every input of every batch ended in exactly one way.
select run_id, ordinal, given, added, revised, reread, unchanged, rejected
from kept.batches
where given <> added + revised + reread + unchanged + rejected;
