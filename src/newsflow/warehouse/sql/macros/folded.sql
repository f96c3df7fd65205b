create or replace macro folded(words) as (
    trim(regexp_replace(
        replace(replace(replace(replace(replace(replace(
            lower(strip_accents(words)),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'),
        '[^a-z0-9]+', ' ', 'g'))
);

comment on macro folded is 'Helper: lower-case ASCII words, as the columns named …_words hold them.';
