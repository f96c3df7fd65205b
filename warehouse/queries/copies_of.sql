-- Which reports of a story share their text?
--
--   outlet_a: outlet of side a
--   outlet_b: outlet of side b
--   verdict: the person's verdict
--   containment: share of the smaller text that is in the other
--   shared_shingles: runs of five words that both have
--   of_a: runs of five words in a
--   of_b: runs of five words in b
--   longest_words: words in the longest run they share
--   longest_text: that run
--   why: why, in words
--   report_a: the earlier report
--   report_b: the later report

FROM copies_of('celje');
