select block, report_id, day, terms, title_terms
from kept.report_vectors
where block in (select unnest(from_json(?::varchar, '["integer"]')));
