create table kept.story_entity_members (
    story_id varchar,
    entity_id varchar,
    ordinal integer,
    revision_id varchar,
    extraction_id varchar,
    entity integer
);

comment on table kept.story_entity_members is 'Which entity of a report is which entity of its story.';
comment on column kept.story_entity_members.story_id is 'The story.';
comment on column kept.story_entity_members.entity_id is 'The entity of the story.';
comment on column kept.story_entity_members.ordinal is 'From 0, within the entity.';
comment on column kept.story_entity_members.revision_id is 'The revision.';
comment on column kept.story_entity_members.extraction_id is 'The reading.';
comment on column kept.story_entity_members.entity is 'Ordinal of the report''s entity.';
