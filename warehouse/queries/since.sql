-- What came in after a moment (in UTC)?
--
--   happened_at: when it came in, in UTC
--   kind: report, revision or reject
--   outlet_id: the outlet
--   headline: headline, or the input that was rejected
--   id: the report or reject
--   revision: from 1, in the order of fetching, else of the dates the text gives: never of loading
--   story_id: the story

FROM since('2021-10-07 12:00');
