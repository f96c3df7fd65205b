-- Which sentences are behind a figure, quotation, event, claim, difference or sentence?
--
--   outlet_id: the outlet
--   headline: headline
--   published_on: the day it was published
--   zone: zone it stands in
--   paragraph: ordinal of the body paragraph, from 1
--   span_start: first code point
--   span_end: code point after the last one
--   text: the sentence
--   url: canonical URL
--   sentence_id: the sentence, for evidence(…)
--   report_id: report

FROM evidence((SELECT event_id FROM timeline('celje') LIMIT 1));
