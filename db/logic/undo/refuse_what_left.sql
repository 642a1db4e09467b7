create or replace function pipeline_private.refuse_what_left(chosen pipeline.audit_log, whole boolean)
  returns void
  language plpgsql
  stable
as $$
begin
  if exists (
    select
    from pipeline_private.left_transactions as known
    join pipeline.vendor_leads as leads on leads.id = known.vendor_lead_id
    where known.transaction_id = chosen.transaction_id
      and (whole or chosen.vendor_lead_id in (leads.id, leads.merged_into))
  ) then
    raise exception 'of what was changed together with audit entry % some has left the database', chosen.id
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', chosen.id)::text,
        hint = 'What it was can be read: orchestrator archives show; write the right values by hand.';
  end if;
end
$$;

comment on function pipeline_private.refuse_what_left is
  'Raises VL017 when of the record of what an undo would take back some has left into an archive: half of it would be taken back.';
