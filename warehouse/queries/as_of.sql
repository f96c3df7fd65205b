-- Which reports, in which text, were known at a moment (in UTC)?
--
--   outlet_id: the outlet
--   headline: headline
--   published_on: the day it was published
--   words: the sentence in lower-case ASCII words
--   revision: from 1, in the order of fetching, else of the dates the text gives: never of loading
--   known_since: when that text came in, in UTC
--   report_id: report
--   story_id: the story

FROM as_of('2021-10-07 12:00');
