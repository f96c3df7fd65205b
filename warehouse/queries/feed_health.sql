-- Which feeds fail or are silent?
--
--   feed_id: the feed
--   outlet_id: the outlet
--   url: canonical URL
--   section: section of the outlet
--   last_ok_at: when it last answered well, in UTC
--   last_try_at: when it was last asked, in UTC
--   last_new_at: when it last had something new, in UTC
--   errors: how often it failed
--   new_entries: how many entries were new
--   last_error: what went wrong last
--   etag: what to send with the next request
--   last_modified: what to send with the next request

FROM feed_health;
