create or replace macro readings_of(q) as table
with asked as materialized (
    from asked_story(q)
)

select
    readings.reading_step as step,
    readings.extraction_id,
    readings.report_id,
    readings.story_id,
    readings.revision_id,
    readings.outlet_id
from kept.story_reports as readings
semi join asked using (step, story_id);

comment on macro table readings_of is 'Helper: the readings of the reports of a story, and the steps that wrote them.';
