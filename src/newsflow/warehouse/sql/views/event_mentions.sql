create or replace view event_mentions as
select
    story_reports.story_id,
    reports.outlet_id,
    event_mentions.report_id,
    event_mentions.extraction_id || '.e' || event_mentions.ordinal as event_mention_id,
    members.event_id,
    events.label as event,
    event_mentions.type,
    event_mentions.mode,
    event_mentions.cameo_root,
    event_mentions.lemma,
    members.aspect,
    event_mentions.modality,
    coalesce(members.date_from, event_mentions.date_from) as date_from,
    coalesce(members.date_to, event_mentions.date_to) as date_to,
    coalesce(members.precision, event_mentions.precision) as precision,
    coalesce(members.date_basis, event_mentions.date_basis) as date_basis,
    event_mentions.attribution,
    event_mentions.main,
    members.why,
    event_mentions.text,
    sentences.text as sentence_text,
    event_mentions.extraction_id || '.s' || event_mentions.sentence as sentence_id,
    sentences.zone,
    event_mentions.span_start,
    event_mentions.span_end,
    event_mentions.rule,
    event_mentions.confidence,
    event_mentions.revision_id,
    event_mentions.extraction_id,
    event_mentions.ordinal,
    event_mentions.extractor_version
from kept.event_mentions
inner join kept.story_reports using (extraction_id)
inner join kept.reports on event_mentions.report_id = reports.report_id
inner join kept.sentences
    on event_mentions.extraction_id = sentences.extraction_id and event_mentions.sentence = sentences.ordinal
left join kept.event_members as members
    on event_mentions.extraction_id = members.extraction_id and event_mentions.ordinal = members.event
left join kept.events on members.story_id = events.story_id and members.event_id = events.event_id;

comment on view event_mentions is 'Happenings as single sentences tell them, with the event of the story they are.';
comment on column event_mentions.story_id is 'The story.';
comment on column event_mentions.outlet_id is 'The outlet.';
comment on column event_mentions.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column event_mentions.event_mention_id is 'The event mention, for evidence(…).';
comment on column event_mentions.event_id is 'The event of the story; empty when linking joins it to none.';
comment on column event_mentions.event is 'The event, in a line.';
comment on column event_mentions.type is 'PLOVER root or a type of our own.';
comment on column event_mentions.mode is 'PLOVER mode.';
comment on column event_mentions.cameo_root is 'CAMEO root code.';
comment on column event_mentions.lemma is 'Lemma of the trigger.';
comment on column event_mentions.aspect is 'Which side of the event it tells: crash, or kill where it tells of the dead.';
comment on column event_mentions.modality is 'actual, ongoing, planned, possible, claimed, denied or allusion.';
comment on column event_mentions.date_from is 'First day; empty when unknown.';
comment on column event_mentions.date_to is 'Last day; empty when unknown.';
comment on column event_mentions.precision is 'day, week, month, year, interval, not_after or unknown.';
comment on column event_mentions.date_basis is 'How it was dated.';
comment on column event_mentions.attribution is 'Who the outlet says it has it from.';
comment on column event_mentions.main is 'Whether it is the main event of the report.';
comment on column event_mentions.why is 'Why it belongs here.';
comment on column event_mentions.text is 'The words.';
comment on column event_mentions.sentence_text is 'The sentence.';
comment on column event_mentions.sentence_id is 'The sentence, for evidence(…).';
comment on column event_mentions.zone is 'Zone the sentence stands in.';
comment on column event_mentions.span_start is 'First code point in the articles text.';
comment on column event_mentions.span_end is 'Code point after the last one.';
comment on column event_mentions.rule is 'Name of the rule that found it.';
comment on column event_mentions.confidence is 'From 0 to 1.';
comment on column event_mentions.revision_id is 'The text of the report that was read.';
comment on column event_mentions.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column event_mentions.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column event_mentions.extractor_version is 'Version of the extractor that found it.';
