-- Which questions can be asked?
--
--   question: the view or macro
--   arguments: what to put between the parentheses
--   answers: what it answers
--   example: a line to try

FROM help();
