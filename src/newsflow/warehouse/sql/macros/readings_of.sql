create or replace macro readings_of(q) as table
select extraction_id, report_id, story_id
from kept.story_reports
where story_id = story_id_of(q);

comment on macro table readings_of is 'Helper: the readings of the reports of a story.';
