create table kept.stories (
    story_id varchar,
    label varchar,
    label_words varchar,
    headline_words varchar,
    reports integer,
    last_on date
);

comment on table kept.stories is 'Stories: reports that tell of the same happenings.';
comment on column kept.stories.story_id is 'The story.';
comment on column kept.stories.label is 'Who did what where, in a line.';
comment on column kept.stories.label_words is 'Label in lower-case ASCII words.';
comment on column kept.stories.headline_words is 'All headlines in lower-case ASCII words, a bar between two.';
comment on column kept.stories.reports is 'How many reports tell of it.';
comment on column kept.stories.last_on is 'Day of the last report.';
