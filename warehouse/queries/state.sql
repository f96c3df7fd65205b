-- What state is this copy in, and how old is it?
--
--   step: from 1, without gaps
--   changed_at: when it was changed last, in UTC
--   run_id: the run that did it; empty for repairs at opening
--   stories: how many stories
--   reports: how many reports
--   revisions: how many texts of reports
--   rejects: how many inputs gave no article
--   extractor_version: version of the newest extractor

FROM state;
