select block, report_id, other_id, pull
from kept.likely_pairs
where block in (select unnest(from_json(?::varchar, '["integer"]')));
