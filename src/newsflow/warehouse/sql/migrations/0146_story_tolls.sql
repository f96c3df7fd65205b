create table kept.story_tolls (
    story_id varchar,
    measure varchar,
    value integer,
    reports integer,
    in_words integer,
    among integer,
    step bigint
);

comment on table kept.story_tolls is 'How many people were killed and injured in what a story is about, as most of its reports say; no rows where none speaks of dead or injured.';
comment on column kept.story_tolls.story_id is 'The story.';
comment on column kept.story_tolls.measure is 'killed or injured.';
comment on column kept.story_tolls.value is 'How many.';
comment on column kept.story_tolls.reports is 'How many reports have it.';
comment on column kept.story_tolls.in_words is 'How many of them give the number in their headline or opening, where it has two voices.';
comment on column kept.story_tolls.among is 'How many reports speak of dead or injured.';
comment on column kept.story_tolls.step is 'The newest step of the ledger when it was written.';

-- A story that is linked anew gets it; until then it is empty.
alter table kept.event_members add column aspect varchar;

comment on column kept.event_members.aspect is 'Which side of the event it tells: crash, or kill where it tells of the dead.';
