-- What they told is in report_vectors and likely_pairs: an older warehouse finds the stories of its
-- reports anew when the next ones come in.
drop table kept.dated_keys;

drop table kept.undated_keys;

drop table kept.report_pairs;
