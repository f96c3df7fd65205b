create table kept.linked_stories (
    story_id varchar
);

comment on table kept.linked_stories is 'Stories whose links are up to date. A story without a row here is linked when the warehouse is opened.';
comment on column kept.linked_stories.story_id is 'The story.';
