create or replace macro disagree(q) as table
select
    difference_id, kind, verdict, severity, outlet_a, text_a, outlet_b, text_b, why, status, review_note
from differences_of(q)
order by severity_rank(severity), kind, difference_id;

comment on macro table disagree is 'Where do the reports of a story not say the same, worst first? For example: FROM disagree(''celje'');';
