-- Written anew whenever db/logic is applied, so that a new table never stands open: what no policy lets through is
-- not there. Who may write, and which columns, is a matter of grants.
do $$
declare
  exposed regclass;
begin
  for exposed in
    select oid::regclass
    from pg_catalog.pg_class
    where relnamespace = 'pipeline'::regnamespace and relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', exposed);
    execute format('drop policy if exists viewers_read on %s', exposed);
    execute format('drop policy if exists operators_write on %s', exposed);
    execute format('drop policy if exists worker_works on %s', exposed);
    execute format('create policy viewers_read on %s for select to pipeline_viewer using (true)', exposed);
    execute format('create policy operators_write on %s for all to pipeline_operator using (true) with check (true)', exposed);
    execute format('create policy worker_works on %s for all to pipeline_worker using (true) with check (true)', exposed);
  end loop;
end
$$;
