-- Up Migration
-- Whoever only reads holds up nobody. A lock that means what its holders agree on, and a number of a transaction, which history waits
-- for, are for those who work; if whoever migrates may take them away.
do $$
declare
  held_up_by regprocedure;
begin
  for held_up_by in
    select oid
    from pg_catalog.pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and (proname ~ '^pg_(try_)?advisory_' or proname in ('pg_current_xact_id', 'txid_current'))
  loop
    execute format('revoke execute on function %s from public', held_up_by);
    execute format(
      'grant execute on function %s to pipeline_owner, pipeline_queue, pipeline_viewer, pipeline_worker, pipeline_server, pipeline_backup, '
      'pipeline_care, pipeline_archive, %I',
      held_up_by, (select pg_get_userbyid(databases.datdba) from pg_catalog.pg_database as databases where databases.datname = current_database())
    );
  end loop;
exception
  when insufficient_privilege then
    null;
end
$$;

alter role pipeline_analyst connection limit 10;

set local role pipeline_owner;

-- Who is on hold the index tells as well: of very many that are, no row is read to count those that are not.
drop index pipeline.vendor_leads_stage;
create index vendor_leads_stage on pipeline.vendor_leads (pipeline_stage, stage_entered_at, id)
  include (offer_amount, asking_price, archived_at, turn, source, held_at);

reset role;
