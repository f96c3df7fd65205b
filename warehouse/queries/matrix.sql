-- Which outlet reports which event of a story?
--
--   label: the event, in a line
--   covered: each outlet with reported, alluded or absent
--   event_id: the event

FROM matrix('celje');
