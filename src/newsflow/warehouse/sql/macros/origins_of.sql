create or replace macro origins_of(q) as table
select
    reports.outlet_id, origins.origin, origins.what, origins.text, origins.report_id, origins.entity_id
from kept.origins
inner join kept.reports on origins.report_id = reports.report_id
where origins.story_id = story_id_of(q)
order by reports.outlet_id, origins.report_id, origins.ordinal;

comment on macro table origins_of is 'Where does each outlet say it has its story from? For example: FROM origins_of(''celje'');';
