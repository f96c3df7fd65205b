alter table kept.report_vectors add column signature varchar;

comment on column kept.report_vectors.signature is 'The signature of the reading that is in a story, as JSON: it is read for the few reports whose story changed.';
