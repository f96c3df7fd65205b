-- Do outlets give different numbers for one event?
--
--   difference_id: the difference
--   event: the event, in a line
--   verdict: the person's verdict
--   severity: high, medium, low or info
--   outlet_a: outlet of side a
--   text_a: the words of side a
--   outlet_b: outlet of side b
--   text_b: the words of side b
--   why: why, in words

FROM figure_conflicts('celje');
