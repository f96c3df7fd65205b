create or replace view unattributed as
select
    story_reports.story_id,
    mentions.report_id,
    story_reports.outlet_id,
    mentions.extraction_id || '.s' || mentions.sentence as sentence_id,
    mentions.type,
    mentions.text as trigger,
    sentences.text as sentence_text
from kept.story_reports
inner join kept.event_mentions as mentions
    on story_reports.reading_step = mentions.step
    and story_reports.extraction_id = mentions.extraction_id
inner join kept.sentences
    on story_reports.reading_step = sentences.step
    and mentions.extraction_id = sentences.extraction_id
    and mentions.sentence = sentences.ordinal
where
    mentions.attribution is null
    and sentences.zone = 'body'
    and mentions.modality in ('actual', 'ongoing')
order by story_reports.story_id, story_reports.outlet_id, mentions.span_start;

comment on view unattributed is 'Which happenings does the body of a report assert without saying where it has them from? For example: FROM unattributed;';
comment on column unattributed.story_id is 'The story.';
comment on column unattributed.report_id is 'Report.';
comment on column unattributed.outlet_id is 'The outlet.';
comment on column unattributed.sentence_id is 'The sentence, for evidence(…).';
comment on column unattributed.type is 'PLOVER root or a type of our own.';
comment on column unattributed.trigger is 'The words that show the event.';
comment on column unattributed.sentence_text is 'The sentence.';
