create or replace macro claim_history(claim) as table
with meant as (
    select claim_id
    from kept.claims
    where
        claims.claim_id = claim
        or (
            has_words(claims.proposition_words, claim)
            and folded(claim) <> ''
            and not exists (from kept.claims as exact where exact.claim_id = claim)
        )
)

select
    reports.published_on,
    claims.outlet_id,
    claims.speaker,
    claims.proposition,
    claims.text,
    claims.sentence_id,
    claims.report_id,
    claims.claim_id
from claims
inner join reports using (report_id)
where claims.claim_id in (from meant)
order by reports.published_on nulls last, reports.published_at nulls last, claims.outlet_id, claims.claim_id, claims.span_start;

comment on macro table claim_history is 'Who made a claim, and when? For example: FROM claim_history(''killed'');';
