-- Written anew whenever db/logic is applied, so that no new table is left out. It may become this role only by SET ROLE.
do $$
declare
  kept record;
begin
  for kept in
    select backed_up.name from pipeline_private.backed_up
  loop
    execute format('grant select on %s to pipeline_backup', kept.name);
    if kept.name like 'pipeline.%' then
      execute format('drop policy if exists backups_read on %s', kept.name);
      execute format('create policy backups_read on %s for select to pipeline_backup using (true)', kept.name);
    end if;
  end loop;
end
$$;

grant usage on schema pipeline, pipeline_private, graphile_worker to pipeline_backup;
-- Which program made this database, and of what kind it is.
grant select on
  pipeline_private.backed_up, pipeline_private.applied_logic, pipeline_private.applied_logic_files, pipeline_private.migration_digests,
  pipeline_private.database_purpose, graphile_worker.migrations
  to pipeline_backup;
