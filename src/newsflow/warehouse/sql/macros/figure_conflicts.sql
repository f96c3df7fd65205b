create or replace macro figure_conflicts(q) as table
select
    differences.difference_id,
    events.label as event,
    differences.verdict,
    differences.severity,
    differences.outlet_a,
    differences.text_a,
    differences.outlet_b,
    differences.text_b,
    differences.why
from differences
left join kept.events
    on differences.story_id = events.story_id
    and differences.about = 'event:' || events.event_id
where
    differences.story_id = story_id_of(q)
    and differences.kind = 'figure'
    and differences.verdict in ('contradicts', 'differs', 'tension')
order by severity_rank(differences.severity), differences.difference_id;

comment on macro table figure_conflicts is 'Do outlets give different numbers for one event? For example: FROM figure_conflicts(''celje'');';
