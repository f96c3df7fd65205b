create table kept.claim_evidence (
    story_id varchar,
    claim_id varchar,
    ordinal integer,
    report_id varchar,
    revision_id varchar,
    sentence integer,
    span_start integer,
    span_end integer,
    text varchar
);

comment on table kept.claim_evidence is 'The places in reports that bear out a claim.';
comment on column kept.claim_evidence.story_id is 'The story.';
comment on column kept.claim_evidence.claim_id is 'The claim.';
comment on column kept.claim_evidence.ordinal is 'From 0, within the claim.';
comment on column kept.claim_evidence.report_id is 'Report.';
comment on column kept.claim_evidence.revision_id is 'Revision.';
comment on column kept.claim_evidence.sentence is 'Ordinal of the sentence.';
comment on column kept.claim_evidence.span_start is 'First code point.';
comment on column kept.claim_evidence.span_end is 'Code point after the last one.';
comment on column kept.claim_evidence.text is 'The words.';
