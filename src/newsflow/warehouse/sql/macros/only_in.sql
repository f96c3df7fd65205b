create or replace macro only_in(outlet, q) as table
with bearing as (
    select
        evidence.claim_id,
        list(distinct reports.outlet_id) as outlet_ids,
        list(
            distinct readings.extraction_id || '.s' || evidence.sentence
            order by readings.extraction_id || '.s' || evidence.sentence
        ) as sentence_ids
    from kept.claim_evidence as evidence
    inner join kept.reports on evidence.report_id = reports.report_id
    inner join readings_of(q) as readings on evidence.report_id = readings.report_id
    where evidence.story_id = story_id_of(q)
    group by evidence.claim_id
)

select claims.proposition, story_entities.name as speaker, bearing.sentence_ids, claims.claim_id
from kept.claims
inner join bearing on claims.claim_id = bearing.claim_id
left join kept.story_entities
    on claims.story_id = story_entities.story_id and claims.speaker = story_entities.entity_id
where claims.story_id = story_id_of(q) and bearing.outlet_ids = [outlet_id_of(outlet)]
order by claims.proposition, claims.claim_id;

comment on macro table only_in is 'What does one outlet say of a story that no other says? For example: FROM only_in(''Northline'', ''celje'');';
