create or replace macro figures_of(q) as table
select
    event,
    date_from,
    object,
    measure,
    value,
    low,
    high,
    bound,
    unit,
    outlet_id,
    attribution,
    zone,
    sentence_text,
    repeats is not null as repeated,
    figure_id
from figures
where story_id = story_id_of(q)
order by date_from nulls last, event, object, outlet_id, report_id, span_start;

comment on macro table figures_of is 'Which figures does each outlet give in a story, and for what? For example: FROM figures_of(''celje'');';
