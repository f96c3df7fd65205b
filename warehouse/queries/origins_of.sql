-- Where does each outlet say it has its story from?
--
--   outlet_id: the outlet
--   origin: name of the document or body
--   what: quotations, figures, events, photo or report
--   text: the words
--   report_id: report
--   entity_id: the entity of the story

FROM origins_of('celje');
