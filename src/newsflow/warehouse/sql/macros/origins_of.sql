create or replace macro origins_of(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
),

told as (
    from kept.origins semi join asked using (step, story_id)
)

select
    readings.outlet_id, origins.origin, origins.what, origins.text, origins.report_id, origins.entity_id
from told as origins
inner join readings on origins.report_id = readings.report_id
order by readings.outlet_id, origins.report_id, origins.ordinal;

comment on macro table origins_of is 'Where does each outlet say it has its story from? For example: FROM origins_of(''celje'');';
