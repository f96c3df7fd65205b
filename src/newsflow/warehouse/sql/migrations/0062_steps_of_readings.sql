-- Rows lie in the order of their steps, and a question that knows the steps of its readings skips
-- all blocks of others. Ids are hashes: by them alone every block has to be read.
alter table kept.extractions add column step bigint;

update kept.extractions
set step = coalesce((
    select max(arrivals.step) from kept.arrivals
    where arrivals.kind = 'extraction' and arrivals.id = extractions.extraction_id
), 0);

comment on column kept.extractions.step is 'The step of the ledger that wrote it.';

alter table kept.sentences add column step bigint;

update kept.sentences
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = sentences.extraction_id
), 0);

comment on column kept.sentences.step is 'The step of the ledger that wrote it.';

alter table kept.entities add column step bigint;

update kept.entities
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = entities.extraction_id
), 0);

comment on column kept.entities.step is 'The step of the ledger that wrote it.';

alter table kept.entity_mentions add column step bigint;

update kept.entity_mentions
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = entity_mentions.extraction_id
), 0);

comment on column kept.entity_mentions.step is 'The step of the ledger that wrote it.';

alter table kept.times add column step bigint;

update kept.times
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = times.extraction_id
), 0);

comment on column kept.times.step is 'The step of the ledger that wrote it.';

alter table kept.figures add column step bigint;

update kept.figures
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = figures.extraction_id
), 0);

comment on column kept.figures.step is 'The step of the ledger that wrote it.';

alter table kept.quotes add column step bigint;

update kept.quotes
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = quotes.extraction_id
), 0);

comment on column kept.quotes.step is 'The step of the ledger that wrote it.';

alter table kept.quote_segments add column step bigint;

update kept.quote_segments
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = quote_segments.extraction_id
), 0);

comment on column kept.quote_segments.step is 'The step of the ledger that wrote it.';

alter table kept.event_mentions add column step bigint;

update kept.event_mentions
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = event_mentions.extraction_id
), 0);

comment on column kept.event_mentions.step is 'The step of the ledger that wrote it.';

alter table kept.event_arguments add column step bigint;

update kept.event_arguments
set step = coalesce((
    select max(extractions.step) from kept.extractions
    where extractions.extraction_id = event_arguments.extraction_id
), 0);

comment on column kept.event_arguments.step is 'The step of the ledger that wrote it.';
