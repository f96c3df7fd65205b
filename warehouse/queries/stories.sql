-- Which stories are there, and how many outlets does each have?
--
--   story_id: the story
--   label: the story, in a line
--   reports: how many reports tell of it
--   outlets: how many outlets
--   outlet_names: which outlets
--   first_on: day of the first report
--   last_on: day of the last report
--   events: how many events
--   open_differences: how many differences nobody reviewed

FROM stories;
