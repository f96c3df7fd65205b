-- Which reports tell of a story?
--
--   report_id: report
--   outlet: name of the outlet
--   published_on: the day it was published
--   published_basis: how that is known, in words
--   headline: headline
--   words: the sentence in lower-case ASCII words
--   url: canonical URL

FROM story('celje');
