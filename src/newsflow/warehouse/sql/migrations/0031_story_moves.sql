create table kept.story_moves (
    former_story_id varchar,
    story_id varchar,
    step bigint
);

comment on table kept.story_moves is 'Ledger: stories whose reports are now under another id.';
comment on column kept.story_moves.former_story_id is 'The story as it was called.';
comment on column kept.story_moves.story_id is 'What it is called now.';
comment on column kept.story_moves.step is 'Step of the ledger.';
