create or replace macro claim_history(claim) as table
with exact as materialized (
    select distinct step, story_id
    from kept.story_ids
    where number = md5_number_lower(claim) and not contains(claim, ' ')
),

meant as materialized (
    select step, story_id, claim_id
    from (from kept.claims semi join exact using (step, story_id))
    where claim_id = claim
    union
    -- What looks like an id is not looked for in words.
    select claims.step, claims.story_id, claims.claim_id
    from kept.claims
    where
        not regexp_full_match(claim, '[0-9a-f]{16}')
        and case
            when folded(claim) = '' or exists (from exact) then false
            else has_words(claims.proposition_words, claim)
        end
),

held as (
    from kept.claims semi join meant using (step, story_id, claim_id)
),

evidence as (
    from kept.claim_evidence semi join meant using (step, story_id, claim_id)
),

told as (
    from kept.story_reports semi join meant using (step, story_id)
),

speakers as (
    from kept.story_entities semi join meant using (step, story_id)
)

select
    whole_day(told.published_year, told.published_month, told.published_day) as published_on,
    told.outlet_id,
    speakers.name as speaker,
    held.proposition,
    evidence.text,
    told.extraction_id || '.s' || evidence.sentence as sentence_id,
    evidence.report_id,
    held.claim_id
from held
inner join evidence on held.story_id = evidence.story_id and held.claim_id = evidence.claim_id
inner join told on evidence.revision_id = told.revision_id
left join speakers on held.story_id = speakers.story_id and held.speaker = speakers.entity_id
order by
    published_on nulls last,
    told.published_at nulls last,
    told.outlet_id,
    held.claim_id,
    evidence.span_start;

comment on macro table claim_history is 'Who made a claim, and when? For example: FROM claim_history(''killed'');';
