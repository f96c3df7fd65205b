-- What happened in a story, and when?
--
--   date_from: first day of the event
--   date_to: last day of the event
--   precision: day, week, month, year, interval, not_after or unknown
--   type: PLOVER root or a type of our own
--   label: the event, in a line
--   modality: actual, ongoing, planned, possible, claimed, denied or allusion
--   reported_by: the outlets that report it
--   event_id: the event

FROM timeline('celje');
