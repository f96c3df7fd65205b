create or replace macro only_in(outlet, q) as table
with asked as materialized (
    from asked_story(q)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
),

told as (
    from kept.claim_evidence semi join asked using (step, story_id)
),

bearing as (
    select
        evidence.claim_id,
        list(distinct readings.outlet_id) as outlet_ids,
        list(
            distinct readings.extraction_id || '.s' || evidence.sentence
            order by readings.extraction_id || '.s' || evidence.sentence
        ) as sentence_ids
    from told as evidence
    inner join readings on evidence.report_id = readings.report_id
    group by evidence.claim_id
),

held as (
    from kept.claims semi join asked using (step, story_id)
),

speakers as (
    from kept.story_entities semi join asked using (step, story_id)
)

select claims.proposition, speakers.name as speaker, bearing.sentence_ids, claims.claim_id
from held as claims
inner join bearing on claims.claim_id = bearing.claim_id
left join speakers on claims.speaker = speakers.entity_id
where bearing.outlet_ids = [outlet_id_of(outlet)]
order by claims.proposition, claims.claim_id;

comment on macro table only_in is 'What does one outlet say of a story that no other says? For example: FROM only_in(''Northline'', ''celje'');';
