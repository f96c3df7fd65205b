-- How is a name spelled, and where?
--
--   spelling: the words as they are written
--   outlet_ids: the outlets
--   mentions: how often
--   entity: the entity, by its fullest name

FROM spellings('Belgacem');
