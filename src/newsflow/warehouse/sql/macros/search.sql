create or replace macro search(words) as table
select outlet_id, zone, text, report_id, sentence_id, story_id
from sentences
where has_words(folded(text), words) and folded(words) <> ''
order by zone = 'headline' desc, outlet_id, report_id, span_start;

comment on macro table search is 'Which sentences hold these words? For example: FROM search(''railway signal'');';
