create table kept.claims (
    story_id varchar,
    ordinal integer,
    claim_id varchar,
    speaker varchar,
    proposition varchar,
    event_id varchar
);

comment on table kept.claims is 'What somebody asserts, over all reports that carry it.';
comment on column kept.claims.story_id is 'The story.';
comment on column kept.claims.ordinal is 'From 0, in the order linking gives.';
comment on column kept.claims.claim_id is 'The claim; survives linking again.';
comment on column kept.claims.speaker is 'The entity of the story that asserts it; empty for the outlets themselves.';
comment on column kept.claims.proposition is 'What is asserted.';
comment on column kept.claims.event_id is 'The event it is about.';
