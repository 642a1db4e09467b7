create or replace function pipeline_private.give_back_own_work(changes pipeline_private.undone_row[], chosen pipeline.audit_log)
  returns void
  language sql
as $$
  select pipeline_private.move_own_work(merges.metadata -> 'ownWork', (merges.metadata ->> 'keepId')::uuid, leads)
  from unnest(changes) as undone
  join pipeline.vendor_leads as leads on leads.id = undone.vendor_lead_id
  join pipeline.pipeline_events as merges
    on merges.vendor_lead_id = leads.id and merges.transaction_id = chosen.transaction_id and merges.event_type = 'lead_merged'
  where undone.table_name = 'vendor_leads' and undone.after ->> 'merged_into' = merges.metadata ->> 'keepId'
    and merges.metadata ? 'ownWork'
$$;

comment on function pipeline_private.give_back_own_work is 'A merge that is taken back gives people''s own texts and calls back to the lead that they were about.';
