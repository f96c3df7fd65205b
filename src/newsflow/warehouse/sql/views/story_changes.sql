create or replace view story_changes as
with present as (select distinct story_id from kept.story_reports)

select
    moves.former_story_id,
    moves.story_id,
    moves.former_story_id not in (select present.story_id from present) as is_whole,
    ledger.happened_at,
    ledger.run_id
from kept.story_moves as moves
left join kept.ledger using (step)
order by moves.step desc, moves.former_story_id, moves.story_id;

comment on view story_changes is 'Which stories were joined, split or renamed? For example: FROM story_changes;';
comment on column story_changes.former_story_id is 'The story that reports were in.';
comment on column story_changes.story_id is 'The story that they went to; one row for each when they were split up.';
comment on column story_changes.is_whole is 'Whether no report is left under the former id.';
comment on column story_changes.happened_at is 'When, in UTC.';
comment on column story_changes.run_id is 'The run that did it; empty for repairs at opening.';
