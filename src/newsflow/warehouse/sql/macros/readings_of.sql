create or replace macro readings_of(q) as table
select extractions.step, story_reports.extraction_id, story_reports.report_id, story_reports.story_id
from kept.story_reports
inner join kept.extractions using (extraction_id)
where story_reports.story_id = story_id_of(q);

comment on macro table readings_of is 'Helper: the readings of the reports of a story, and the steps that wrote them.';
