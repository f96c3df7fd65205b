create or replace macro claim_history(claim) as table
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
where
    claims.claim_id = claim
    or (
        has_words(folded(claims.proposition), claim)
        and folded(claim) <> ''
        and not exists (from kept.claims as exact where exact.claim_id = claim)
    )
order by reports.published_on nulls last, reports.published_at nulls last, claims.outlet_id, claims.claim_id, claims.span_start;

comment on macro table claim_history is 'Who made a claim, and when? For example: FROM claim_history(''killed'');';
