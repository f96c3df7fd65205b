create table kept.stories (
    story_id varchar,
    label varchar,
    label_words varchar
);

comment on table kept.stories is 'Stories: reports that tell of the same happenings.';
comment on column kept.stories.story_id is 'The story.';
comment on column kept.stories.label is 'Who did what where, in a line.';
comment on column kept.stories.label_words is 'Label in lower-case ASCII words.';
