-- Who had each event of a story first?
--
--   event_id: the event
--   label: the event, in a line
--   first: the outlet that had it first
--   published_on: the day it was published
--   outlets: how many outlets have it by now

FROM first_to_report('celje');
