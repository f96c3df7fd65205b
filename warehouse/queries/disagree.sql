-- Where do the reports of a story not say the same, worst first?
--
--   difference_id: the difference
--   kind: direct, partial or indirect
--   verdict: the person's verdict
--   severity: high, medium, low or info
--   outlet_a: outlet of side a
--   text_a: the words of side a
--   outlet_b: outlet of side b
--   text_b: the words of side b
--   why: why, in words
--   status: open, or reviewed when a person decided
--   review_note: what the last reviewer noted

FROM disagree('celje');
