-- Which direct quotations has only one report of a story?
--
--   outlet_id: the outlet
--   speaker: who says it
--   text: the words
--   sentence_id: the sentence, for evidence(…)

FROM lone_quotes('celje');
