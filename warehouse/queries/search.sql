-- Which sentences hold these words, best first (a hundred at most)?
--
--   score: how well it fits: BM25 of its report, twice that for a headline
--   outlet_id: the outlet
--   published_on: the day it was published
--   zone: zone it stands in
--   text: the sentence
--   sentence_id: the sentence, for evidence(…)
--   report_id: report
--   story_id: the story

FROM search('railway company');
