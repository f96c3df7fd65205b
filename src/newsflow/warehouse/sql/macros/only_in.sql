create or replace macro only_in(outlet, q) as table
with asserted as (
    select
        claim_id,
        any_value(proposition) as proposition,
        any_value(speaker) as speaker,
        list(distinct outlet_id) as outlet_ids,
        list(distinct sentence_id order by sentence_id) as sentence_ids
    from claims
    where story_id = story_id_of(q)
    group by claim_id
)

select asserted.proposition, asserted.speaker, asserted.sentence_ids, asserted.claim_id
from asserted
where asserted.outlet_ids = [outlet_id_of(outlet)]
order by asserted.proposition, asserted.claim_id;

comment on macro table only_in is 'What does one outlet say of a story that no other says? For example: FROM only_in(''Northline'', ''celje'');';
