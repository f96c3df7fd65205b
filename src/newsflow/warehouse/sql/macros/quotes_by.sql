create or replace macro quotes_by(name) as table
select outlet_id, kind, speaker, text, cue, attribution, sentence_id, report_id, story_id
from quotes
where list_contains(entity_ids_of(name), speaker_id)
order by outlet_id, report_id, span_start;

comment on macro table quotes_by is 'What did somebody say, by outlet? For example: FROM quotes_by(''Hribar'');';
