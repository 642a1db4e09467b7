create or replace function pipeline_private.merged_leads(lead_id uuid)
  returns setof uuid
  language sql
  stable
  rows 10
as $$
  with recursive merged as (
    select leads.id, leads.merged_into from pipeline.vendor_leads as leads where leads.id = lead_id
    union all
    select leads.id, leads.merged_into
    from merged
    join pipeline.vendor_leads as leads on leads.id = merged.merged_into
  )
  select merged.id from merged
$$;

comment on function pipeline_private.merged_leads is 'A lead, and those that it was merged into, one after the other.';

create or replace function pipeline_private.standing_lead(lead_id uuid)
  returns uuid
  language sql
  stable
as $$
  select leads.id
  from pipeline_private.merged_leads(lead_id) as merged (id)
  join pipeline.vendor_leads as leads on leads.id = merged.id
  where leads.merged_into is null
$$;

comment on function pipeline_private.standing_lead is 'The lead that this one was merged into in the end; itself when it never was.';
