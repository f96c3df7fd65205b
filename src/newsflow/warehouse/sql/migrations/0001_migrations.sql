create schema if not exists kept;

create table kept.migrations (
    name varchar,
    checksum varchar,
    applied_at timestamp
);

comment on table kept.migrations is 'Ledger: the migrations applied to this file, with what they contained.';
comment on column kept.migrations.name is 'File name of the migration; `objects` for the set of views and macros.';
comment on column kept.migrations.checksum is 'SHA-256 of the file, so that a later edit is noticed.';
comment on column kept.migrations.applied_at is 'When it was applied, in UTC.';
