-- A fact checker's morning: what do the reports not agree on, and on whose word does it rest?
-- Run it with: newsflow shell < warehouse/examples/fact_checker.sql

-- 1. Where do I look first? Differences nobody has reviewed, the gravest first, with both sentences.
select
    stories.label as story,
    differences.verdict,
    differences.kind,
    differences.outlet_a,
    side_a.text as sentence_a,
    differences.outlet_b,
    side_b.text as sentence_b
from differences
inner join stories using (story_id)
left join sentences as side_a on differences.sentence_a = side_a.sentence_id
left join sentences as side_b on differences.sentence_b = side_b.sentence_id
where differences.status = 'open' and differences.verdict in ('contradicts', 'differs', 'tension')
order by severity_rank(differences.severity), differences.difference_id;

-- 2. Which quotations are told in other words? The words that only one version has.
select
    stories.label as story,
    quote_differences.kind,
    quote_differences.outlet_a,
    quote_differences.text_a,
    quote_differences.outlet_b,
    quote_differences.text_b
from quote_differences
inner join stories using (story_id)
order by stories.label, quote_differences.pair_id;

-- 3. What rests on one outlet only? Dated happenings that no second, independent outlet reports.
select
    stories.label as story,
    events.date_from,
    events.label as event,
    corroboration.outlet_ids
from corroboration
inner join events using (event_id)
inner join stories on events.story_id = stories.story_id
where corroboration.independent = 1 and events.date_from is not null and events.modality = 'actual'
order by stories.label, events.date_from;

-- 4. Which casualty figures have no source named beside them?
select
    figures.outlet_id,
    figures.measure,
    figures.text,
    figures.sentence_text
from figures
where figures.measure is not null and figures.attribution is null and figures.repeats is null
order by figures.outlet_id, figures.figure_id;

-- 5. What did an outlet change after publication? Reports with more than one text.
select
    reports.outlet,
    reports.headline,
    revisions.revision,
    revisions.headline as headline_then,
    revisions.words
from revisions
inner join reports using (report_id)
where revisions.report_id in (select report_id from revisions where revision > 1)
order by reports.outlet, revisions.revision;
