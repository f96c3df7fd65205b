-- What did somebody say, by outlet?
--
--   outlet_id: the outlet
--   kind: direct, partial or indirect
--   speaker: who says it
--   text: the words
--   cue: the word that says that somebody speaks
--   attribution: who the outlet says it has it from
--   sentence_id: the sentence, for evidence(…)
--   report_id: report
--   story_id: the story

FROM quotes_by('Hribar');
