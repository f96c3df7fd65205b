select signature
from kept.report_vectors
where
    block between $first and $last
    and report_id in (select unnest(from_json($reports::varchar, '["varchar"]')));
