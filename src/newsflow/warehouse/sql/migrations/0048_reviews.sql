create table kept.reviews (
    review_id varchar,
    difference_id varchar,
    verdict varchar,
    note varchar,
    reviewer varchar,
    reviewed_at timestamp
);

comment on table kept.reviews is 'What people decided about differences.';
comment on column kept.reviews.review_id is 'From all other columns.';
comment on column kept.reviews.difference_id is 'The difference.';
comment on column kept.reviews.verdict is 'The person''s verdict.';
comment on column kept.reviews.note is 'The person''s note.';
comment on column kept.reviews.reviewer is 'Who.';
comment on column kept.reviews.reviewed_at is 'When, in UTC.';
