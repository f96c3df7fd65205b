-- Which events happened between two days?
--
--   date_from: first day of the event
--   date_to: last day of the event
--   precision: day, week, month, year, interval, not_after or unknown
--   type: PLOVER root or a type of our own
--   label: the event, in a line
--   modality: actual, ongoing, planned, possible, claimed, denied or allusion
--   event_id: the event
--   story_id: the story

FROM events_between('2021-10-01', '2021-10-31');
