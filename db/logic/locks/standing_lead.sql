create or replace function pipeline_private.standing_lead(lead_id uuid)
  returns uuid
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  with recursive merged as (
    select leads.id, leads.merged_into from pipeline.vendor_leads as leads where leads.id = lead_id
    union all
    select leads.id, leads.merged_into
    from merged
    join pipeline.vendor_leads as leads on leads.id = merged.merged_into
  )
  select merged.id from merged where merged.merged_into is null
$$;

comment on function pipeline_private.standing_lead(uuid) is 'The lead that this one was merged into in the end; itself when it never was.';
