-- Which happenings does the body of a report assert without saying where it has them from?
--
--   story_id: the story
--   report_id: report
--   outlet_id: the outlet
--   sentence_id: the sentence, for evidence(…)
--   type: PLOVER root or a type of our own
--   trigger: the words that show the event
--   sentence_text: the sentence

FROM unattributed;
