create or replace view claims as
select
    claims.story_id,
    claims.claim_id,
    claims.proposition,
    claims.speaker as speaker_id,
    story_entities.name as speaker,
    claims.event_id,
    reports.outlet_id,
    evidence.report_id,
    evidence.text,
    story_reports.extraction_id || '.s' || evidence.sentence as sentence_id,
    evidence.span_start,
    evidence.span_end,
    evidence.revision_id
from kept.claims
inner join kept.claim_evidence as evidence
    on claims.story_id = evidence.story_id and claims.claim_id = evidence.claim_id
inner join kept.reports on evidence.report_id = reports.report_id
left join kept.story_reports on evidence.revision_id = story_reports.revision_id
left join kept.story_entities
    on claims.story_id = story_entities.story_id and claims.speaker = story_entities.entity_id;

comment on view claims is 'What is asserted in which reports, and by whom.';
comment on column claims.story_id is 'The story.';
comment on column claims.claim_id is 'The claim; survives linking again.';
comment on column claims.proposition is 'What is asserted.';
comment on column claims.speaker_id is 'The entity that asserts it; empty for the outlets themselves.';
comment on column claims.speaker is 'Its name.';
comment on column claims.event_id is 'The event it is about.';
comment on column claims.outlet_id is 'The outlet.';
comment on column claims.report_id is 'Report.';
comment on column claims.text is 'The words.';
comment on column claims.sentence_id is 'The sentence, for evidence(…).';
comment on column claims.span_start is 'First code point in the articles text.';
comment on column claims.span_end is 'Code point after the last one.';
comment on column claims.revision_id is 'The text of the report that was read.';
