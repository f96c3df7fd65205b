-- In which events did somebody take part, or did something happen to a place?
--
--   date_from: first day of the event
--   date_to: last day of the event
--   precision: day, week, month, year, interval, not_after or unknown
--   type: PLOVER root or a type of our own
--   role: actor, target or place
--   label: the event, in a line
--   outlet_id: the outlet
--   event_id: the event
--   story_id: the story

FROM actor_events('Belgacem');
