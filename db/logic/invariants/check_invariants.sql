create or replace function pipeline.check_invariants()
  returns table (invariant text, vendor_lead_id uuid, detail jsonb)
  language sql
  stable
  security definer
as $$
  select * from pipeline_private.present_violations
  union all
  select * from pipeline_private.broken_figures
  union all
  select * from pipeline_private.broken_search
  union all
  select * from pipeline_private.broken_history()
  union all
  select * from pipeline_private.broken_record()
$$;

comment on function pipeline.check_invariants is
  'What must never be: one row for each violation, none when all is well. Reads all history, as the self-check does every night; every 15 minutes that reads the present state and what was written since.';

grant execute on function pipeline.check_invariants to pipeline_admin, pipeline_worker;
