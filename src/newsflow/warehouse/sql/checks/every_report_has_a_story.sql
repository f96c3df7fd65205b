-- The newest reading of every report is in a story, and the links of every story are up to date.
select 'no story' as fault, report_id as id
from current_readings
where extraction_id not in (select extraction_id from kept.story_reports)
union all
select 'not linked', story_id
from kept.story_reports
where story_id not in (select story_id from kept.linked_stories)
union all
select 'no report', story_id
from kept.stories
where story_id not in (select story_id from kept.story_reports);
