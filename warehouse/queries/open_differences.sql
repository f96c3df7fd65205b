-- Which differences has nobody reviewed, worst first?
--
--   story_id: the story
--   difference_id: the difference
--   kind: append, assign, link or review
--   verdict: the person's verdict
--   severity: high, medium, low or info
--   outlet_a: outlet of side a
--   text_a: the words of side a
--   outlet_b: outlet of side b
--   text_b: the words of side b
--   why: why it belongs here

FROM open_differences;
