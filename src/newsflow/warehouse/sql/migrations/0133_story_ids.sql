-- What a story is found by when an id is given: going through the ids of all rows of all stories,
-- which are long, takes as long as they are many.
create table kept.story_ids (
    story_id varchar,
    number ubigint,
    step bigint
);

comment on table kept.story_ids is 'The ids of a story''s reports, events, pairs of quotes, claims and differences.';
comment on column kept.story_ids.story_id is 'The story.';
comment on column kept.story_ids.number is 'The id as a number: md5_number_lower.';
comment on column kept.story_ids.step is 'The newest step of the ledger when it was written.';

insert into kept.story_ids
with named as (
    select story_id, step, report_id as id from kept.story_reports
    union
    select story_id, step, event_id from kept.events
    union
    select story_id, step, pair_id from kept.quote_pairs
    union
    select story_id, step, claim_id from kept.claims
    union
    select story_id, step, difference_id from kept.differences
)

select story_id, md5_number_lower(id), step
from named
order by step, story_id, md5_number_lower(id);
