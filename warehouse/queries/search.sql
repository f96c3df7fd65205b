-- Which sentences hold these words?
--
--   outlet_id: the outlet
--   zone: zone it stands in
--   text: the sentence
--   report_id: report
--   sentence_id: the sentence, for evidence(…)
--   story_id: the story

FROM search('railway signal');
