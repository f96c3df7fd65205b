create or replace macro tellings_of(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as materialized (
    select readings.reading_step as step, readings.extraction_id, readings.outlet_id
    from kept.story_reports as readings
    semi join asked using (step, story_id)
),

members as (
    from kept.event_members semi join asked using (step, story_id)
),

mentions as (
    from kept.event_mentions semi join readings using (step, extraction_id)
)

select members.event_id, mentions.report_id, readings.outlet_id, mentions.modality
from members
inner join mentions
    on members.extraction_id = mentions.extraction_id and members.event = mentions.ordinal
inner join readings on mentions.extraction_id = readings.extraction_id;

comment on macro table tellings_of is 'Helper: the mentions of the events of a story, by report.';
