create or replace view unattributed as
select story_id, report_id, outlet_id, sentence_id, type, text as trigger, sentence_text
from event_mentions
where attribution is null and zone = 'body' and modality in ('actual', 'ongoing')
order by story_id, outlet_id, span_start;

comment on view unattributed is 'Which happenings does the body of a report assert without saying where it has them from? For example: FROM unattributed;';
comment on column unattributed.story_id is 'The story.';
comment on column unattributed.report_id is 'Report.';
comment on column unattributed.outlet_id is 'The outlet.';
comment on column unattributed.sentence_id is 'The sentence, for evidence(…).';
comment on column unattributed.type is 'PLOVER root or a type of our own.';
comment on column unattributed.trigger is 'The words that show the event.';
comment on column unattributed.sentence_text is 'The sentence.';
