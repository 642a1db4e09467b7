create or replace function pipeline_private.is_leaving()
  returns boolean
  language sql
  stable
  security definer
as $$
  select exists (select from pipeline_private.leaving as permits where permits.transaction_id = pg_current_xact_id_if_assigned())
$$;

comment on function pipeline_private.is_leaving is 'Whether take_out() is at work, in this transaction, at this moment.';

grant execute on function pipeline_private.is_leaving to pipeline_viewer, pipeline_worker;
