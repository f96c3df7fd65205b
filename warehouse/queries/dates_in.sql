-- What does each time expression of a story resolve to?
--
--   outlet_id: the outlet
--   text: the words
--   anchor: day it was resolved against; empty when it needs none or none is known
--   date_from: first day of the event
--   date_to: last day of the event
--   precision: day, week, month, year, interval, not_after or unknown
--   basis: how it was resolved
--   sentence_text: the sentence
--   time_id: the time expression, for evidence(…)

FROM dates_in('celje');
