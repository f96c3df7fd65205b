-- Who made a claim, and when?
--
--   published_on: the day it was published
--   outlet_id: the outlet
--   speaker: who says it
--   proposition: what is asserted
--   text: the words
--   sentence_id: the sentence, for evidence(…)
--   report_id: report
--   claim_id: the claim; survives linking again

FROM claim_history('killed');
