create or replace macro tellings_of(q) as table
with readings as (
    select step, extraction_id from readings_of(q)
),

members as (
    select event_id, extraction_id, event
    from kept.event_members
    where story_id = story_id_of(q)
)

select members.event_id, mentions.report_id, reports.outlet_id, mentions.modality
from members
inner join (
    from kept.event_mentions semi join readings using (step, extraction_id)
) as mentions on members.extraction_id = mentions.extraction_id and members.event = mentions.ordinal
inner join kept.reports on mentions.report_id = reports.report_id;

comment on macro table tellings_of is 'Helper: the mentions of the events of a story, by report.';
