-- What does one outlet say of a story that no other says?
--
--   proposition: what is asserted
--   speaker: who says it
--   sentence_ids: the sentences that say it, for evidence(…)
--   claim_id: the claim; survives linking again

FROM only_in('Northline', 'celje');
