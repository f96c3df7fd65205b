-- How many outlets, and how many independent ones, report each event?
--
--   story_id: the story
--   event_id: the event it is about
--   label: the event, in a line
--   reports: how many reports tell of it
--   outlets: how many outlets
--   independent: how many outlets without those whose report copies another that tells of it
--   outlet_ids: the outlets

FROM corroboration WHERE outlets = 1;
