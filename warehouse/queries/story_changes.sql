-- Which stories were joined, split or renamed?
--
--   former_story_id: the story that reports were in
--   story_id: the story that they went to; one row for each when they were split up
--   is_whole: whether no report is left under the former id
--   happened_at: when, in UTC
--   run_id: the run that did it; empty for repairs at opening

FROM story_changes;
