-- The worker runs the queue but does not own it: whoever could replace its functions would have them run by our owner.
do $$
declare
  kept record;
begin
  for kept in
    select tables.oid::regclass as name, tables.relkind
    from pg_catalog.pg_class as tables
    where tables.relnamespace = 'graphile_worker'::regnamespace and tables.relkind in ('r', 'p', 'v')
  loop
    if kept.name = 'graphile_worker.migrations'::regclass or kept.relkind = 'v' then
      execute format('grant select on %s to pipeline_worker', kept.name);
    else
      execute format('grant select, insert, update, delete on %s to pipeline_worker', kept.name);
      execute format('drop policy if exists worker_works on %s', kept.name);
      execute format('create policy worker_works on %s for all to pipeline_worker using (true) with check (true)', kept.name);
    end if;
  end loop;
end
$$;

grant usage on schema graphile_worker to pipeline_worker;
grant usage on all sequences in schema graphile_worker to pipeline_worker;
grant execute on all functions in schema graphile_worker to pipeline_worker;
