select report_id, other_id, score, short, text_likeness, title_likeness, days
from kept.report_pairs
where report_key in (select unnest(from_json(?::varchar, '["ubigint"]')));
