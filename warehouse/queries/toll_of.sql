-- How many were killed and injured in what a story is about, as most reports say?
--
--   measure: killed or injured
--   value: how many
--   reports: how many reports have it
--   in_words: how many of them give the number in their headline or opening
--   among: how many reports speak of dead or injured
--   story_id: the story

FROM toll_of('celje');
