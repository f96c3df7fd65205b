-- Which events does a story have in PLOVER form?
--
--   id: the event
--   date: first day
--   enddate: last day
--   actor: entities that act
--   recipient: entities acted upon
--   event: PLOVER root
--   mode: PLOVER mode
--   cameo_root: CAMEO root code
--   location: entities that are its place
--   event_text: the event, in a line

FROM plover('celje');
