-- How did a report change?
--
--   revision: from 1, in the order of fetching, else of the dates the text gives: never of loading
--   headline: headline
--   words: the sentence in lower-case ASCII words
--   published_on: the day it was published
--   modified_on: the day it was last modified, where the page says so
--   fetched_at: when the text was first fetched, in UTC; empty for a file
--   correction: the outlet's own note
--   text_hash: SHA-256 of the text
--   revision_id: the text of the report that was read

FROM history('train crash in slovenia');
