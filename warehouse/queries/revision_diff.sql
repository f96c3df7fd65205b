-- Which sentences differ between two texts of a report?
--
--   change: added or removed
--   zone: zone it stands in
--   text: the words

FROM revision_diff('train crash in slovenia', 1, 2);
