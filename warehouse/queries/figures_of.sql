-- Which figures does each outlet give in a story, and for what?
--
--   event: the event, in a line
--   date_from: first day of the event
--   object: the thing counted, with its modifiers
--   measure: for casualties: killed, injured, missing, arrested or displaced
--   value: the number
--   low: lower end of a range
--   high: upper end of a range
--   bound: exact, about, at_least, at_most or range
--   unit: singular head noun or measure: missile, percent, dollar
--   outlet_id: the outlet
--   attribution: who the outlet says it has it from
--   zone: zone it stands in
--   sentence_text: the sentence
--   repeated: whether another figure of the report says the same
--   figure_id: the figure, for evidence(…)

FROM figures_of('celje');
