alter table kept.claims add column proposition_words varchar;

update kept.claims
set proposition_words = trim(regexp_replace(lower(strip_accents(proposition)), '[^a-z0-9]+', ' ', 'g'));

comment on column kept.claims.proposition_words is 'Its words, folded.';
