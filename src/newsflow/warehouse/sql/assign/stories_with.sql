select story_id, report_id
from kept.story_reports
where story_id in (
    select story_id from kept.story_reports
    where report_id in (select unnest(from_json(?::varchar, '["varchar"]')))
);
