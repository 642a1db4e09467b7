create or replace function pipeline_private.bulk_act_versions()
  returns table (act_id uuid, version text, is_over boolean)
  language sql
  stable
  security definer
as $$
  select acts.id, acts.xmin::text, acts.finished_at is not null
  from pipeline.bulk_acts as acts
  where acts.id in (select latest.id from pipeline.bulk_acts as latest order by latest.started_at desc limit 20)
    or acts.finished_at is null
$$;

comment on function pipeline_private.bulk_act_versions is
  'The bulk acts that are not over, and the latest twenty, each with a text that differs whenever it has changed.';

grant execute on function pipeline_private.bulk_act_versions to pipeline_server;
