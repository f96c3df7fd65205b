create or replace macro dates_in(q) as table
select outlet_id, text, anchor, date_from, date_to, precision, basis, sentence_text, time_id
from times
where story_id = story_id_of(q)
order by outlet_id, report_id, span_start;

comment on macro table dates_in is 'What does each time expression of a story resolve to? For example: FROM dates_in(''celje'');';
