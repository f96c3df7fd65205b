-- Which words of one speaker do several reports of a story quote, and how?
--
--   pair_id: the pair
--   speaker: who says it
--   kind: direct, partial or indirect
--   outlet_a: outlet of side a
--   text_a: the words of side a
--   outlet_b: outlet of side b
--   text_b: the words of side b
--   similarity: from 0 to 1

FROM compare_quotes('celje');
