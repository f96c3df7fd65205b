create or replace macro claim_history(claim) as table
with exact as (
    select story_id, claim_id from kept.claims where claim_id = claim
),

meant as (
    from exact
    union
    select story_id, claim_id
    from kept.claims
    where
        case
            when folded(claim) = '' or exists (from exact) then false
            else has_words(proposition_words, claim)
        end
),

held as (
    from kept.claims semi join meant using (story_id, claim_id)
),

evidence as (
    from kept.claim_evidence semi join meant using (story_id, claim_id)
),

told as (
    from kept.story_reports semi join evidence using (revision_id)
)

select
    whole_day(told.published_year, told.published_month, told.published_day) as published_on,
    reports.outlet_id,
    story_entities.name as speaker,
    held.proposition,
    evidence.text,
    told.extraction_id || '.s' || evidence.sentence as sentence_id,
    evidence.report_id,
    held.claim_id
from held
inner join evidence on held.story_id = evidence.story_id and held.claim_id = evidence.claim_id
inner join told on evidence.revision_id = told.revision_id
inner join kept.reports on evidence.report_id = reports.report_id
left join kept.story_entities
    on held.story_id = story_entities.story_id and held.speaker = story_entities.entity_id
order by
    published_on nulls last,
    told.published_at nulls last,
    reports.outlet_id,
    held.claim_id,
    evidence.span_start;

comment on macro table claim_history is 'Who made a claim, and when? For example: FROM claim_history(''killed'');';
