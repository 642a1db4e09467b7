-- Transactions are numbered by the server. A database that is restored on another one goes on with numbers of its own:
-- ours are that server's, moved so far that they are above all that were given before. How far is written into the
-- function itself, so that PostgreSQL counts with a number and reads no table.
create or replace function pipeline_private.move_transaction_numbers(by bigint)
  returns void
  language plpgsql
as $$
begin
  execute format(
    'create or replace function pipeline_private.transaction_offset() returns bigint language sql immutable parallel safe
       return %s::bigint',
    by
  );
end
$$;

comment on function pipeline_private.move_transaction_numbers is
  'Writes transaction_offset(): how far our numbers of transactions are from this server''s.';

select pipeline_private.move_transaction_numbers(epochs.transaction_offset)
from pipeline_private.epochs
order by epochs.epoch desc
limit 1;

comment on function pipeline_private.transaction_offset is 'How far our numbers of transactions are from this server''s; 0 where the pipeline began.';

create or replace function pipeline_private.numbered(here xid8)
  returns xid8
  language sql
  immutable
  parallel safe
as $$
  select (here::text::bigint + pipeline_private.transaction_offset())::text::xid8
$$;

comment on function pipeline_private.numbered is 'Our number of a transaction of this server. Never smaller than that of any transaction before it, on whichever server.';

create or replace function pipeline_private.transaction_no()
  returns xid8
  language sql
  stable
  parallel restricted
as $$
  select (pg_catalog.pg_current_xact_id()::text::bigint + pipeline_private.transaction_offset())::text::xid8
$$;

comment on function pipeline_private.transaction_no is 'The number of this transaction, by which events and audit entries are in order.';

create or replace function pipeline_private.xid_here(transaction_no xid8)
  returns xid
  language sql
  stable
  parallel safe
as $$
  select case
    when transaction_no::text::bigint > epochs.numbers_before
      then (transaction_no::text::bigint - epochs.transaction_offset)::text::xid8::xid
  end
  from pipeline_private.epochs
  order by epochs.epoch desc
  limit 1
$$;

comment on function pipeline_private.xid_here is
  'What this server calls the transaction with this number of ours; null when it ran on another one.';
