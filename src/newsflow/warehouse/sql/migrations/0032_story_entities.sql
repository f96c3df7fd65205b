create table kept.story_entities (
    story_id varchar,
    ordinal integer,
    entity_id varchar,
    kind varchar,
    name varchar,
    basis varchar
);

comment on table kept.story_entities is 'Entities over all reports of a story.';
comment on column kept.story_entities.story_id is 'The story.';
comment on column kept.story_entities.ordinal is 'From 0, in the order linking gives.';
comment on column kept.story_entities.entity_id is 'The entity.';
comment on column kept.story_entities.kind is 'person, organization, country, place, group, event_name or other.';
comment on column kept.story_entities.name is 'Its name.';
comment on column kept.story_entities.basis is 'Why its members are one.';
