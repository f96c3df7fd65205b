create or replace view figures as
select
    story_reports.story_id,
    reports.outlet_id,
    figures.report_id,
    figures.extraction_id || '.f' || figures.ordinal as figure_id,
    members.event_id,
    events.label as event,
    members.date_from,
    members.date_to,
    figures.value,
    figures.low,
    figures.high,
    figures.bound,
    figures.unit,
    figures.object,
    figures.measure,
    figures.attribution,
    figures.extraction_id || '.f' || figures.repeats as repeats,
    figures.text,
    sentences.text as sentence_text,
    figures.extraction_id || '.s' || figures.sentence as sentence_id,
    sentences.zone,
    figures.span_start,
    figures.span_end,
    figures.rule,
    figures.confidence,
    figures.revision_id,
    figures.extraction_id,
    figures.ordinal,
    figures.extractor_version
from kept.figures
inner join kept.story_reports using (extraction_id)
inner join kept.reports on figures.report_id = reports.report_id
inner join kept.sentences
    on figures.extraction_id = sentences.extraction_id and figures.sentence = sentences.ordinal
left join kept.event_members as members
    on figures.extraction_id = members.extraction_id and figures.event = members.event
left join kept.events on members.story_id = events.story_id and members.event_id = events.event_id;

comment on view figures is 'Numbers with their unit, what they count, and the event they belong to.';
comment on column figures.story_id is 'The story.';
comment on column figures.outlet_id is 'The outlet.';
comment on column figures.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column figures.figure_id is 'The figure, for evidence(…).';
comment on column figures.event_id is 'The event it is about.';
comment on column figures.event is 'The event, in a line.';
comment on column figures.date_from is 'First day of the event.';
comment on column figures.date_to is 'Last day of the event.';
comment on column figures.value is 'The number.';
comment on column figures.low is 'Lower end of a range.';
comment on column figures.high is 'Upper end of a range.';
comment on column figures.bound is 'exact, about, at_least, at_most or range.';
comment on column figures.unit is 'Singular head noun or measure: missile, percent, dollar.';
comment on column figures.object is 'The thing counted, with its modifiers.';
comment on column figures.measure is 'For casualties: killed, injured, missing, arrested or displaced.';
comment on column figures.attribution is 'Who the outlet says it has the figure from.';
comment on column figures.repeats is 'The figure that it repeats.';
comment on column figures.text is 'The words.';
comment on column figures.sentence_text is 'The sentence.';
comment on column figures.sentence_id is 'The sentence, for evidence(…).';
comment on column figures.zone is 'Zone the sentence stands in.';
comment on column figures.span_start is 'First code point in the articles text.';
comment on column figures.span_end is 'Code point after the last one.';
comment on column figures.rule is 'Name of the rule that found it.';
comment on column figures.confidence is 'From 0 to 1.';
comment on column figures.revision_id is 'The text of the report that was read.';
comment on column figures.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column figures.ordinal is 'From 0, within its kind, in the order of the text.';
comment on column figures.extractor_version is 'Version of the extractor that found it.';
