create table kept.story_names (
    story_id varchar,
    entity_id varchar,
    entity varchar,
    spelling varchar,
    words varchar,
    outlet_ids varchar[],
    mentions integer
);

comment on table kept.story_names is 'How the entities of a story are spelled.';
comment on column kept.story_names.story_id is 'The story.';
comment on column kept.story_names.entity_id is 'The entity of the story.';
comment on column kept.story_names.entity is 'Its name.';
comment on column kept.story_names.spelling is 'The words as they are written.';
comment on column kept.story_names.words is 'The spelling in lower-case ASCII words.';
comment on column kept.story_names.outlet_ids is 'The outlets that spell it so.';
comment on column kept.story_names.mentions is 'How often.';
