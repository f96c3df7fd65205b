-- Which reports were read by an extractor that is not the newest?
--
--   report_id: report
--   outlet_id: the outlet
--   headline: headline
--   extractor: name of the extractor
--   extractor_version: its version
--   newest: version of the newest extractor that read anything here

FROM stale;
