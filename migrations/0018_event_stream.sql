-- Up Migration
-- Events in the order of their transactions: the order in which subscribers get them, whatever committed first.
set local role pipeline_owner;

create index pipeline_events_stream on pipeline.pipeline_events (transaction_id, id);

comment on column pipeline.pipeline_events.transaction_id is
  'The transaction that wrote it. Events are handed out by transaction and id, once no older transaction is open: none can come later in between.';

reset role;
