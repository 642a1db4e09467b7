create or replace function pipeline_private.move_flags(kept pipeline.vendor_leads, dropped pipeline.vendor_leads)
  returns void
  language sql
as $$
  insert into pipeline.property_flags (vendor_lead_id, flag, said, message_id, noted_by, noted_at)
  select kept.id, flags.flag, flags.said, flags.message_id, flags.noted_by, flags.noted_at
  from pipeline.property_flags as flags
  where flags.vendor_lead_id = dropped.id and flags.withdrawn_at is null
  on conflict (vendor_lead_id, flag) where withdrawn_at is null do nothing
$$;

comment on function pipeline_private.move_flags is 'Red flags that stand on a lead stand on the one that it becomes part of, too.';

create or replace function pipeline_private.flags_for_agents(lead_id uuid)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object('flag', flags.flag, 'title', rules.title, 'means', rules.means, 'said', flags.said)
      order by flags.noted_at, flags.flag
    ),
    '[]'
  )
  from pipeline.property_flags as flags
  join pipeline.flag_rules as rules using (flag)
  where flags.vendor_lead_id = flags_for_agents.lead_id and flags.withdrawn_at is null
$$;

comment on function pipeline_private.flags_for_agents is 'The red flags that stand on a lead, as agents are told of them, in the order in which they were noted.';
