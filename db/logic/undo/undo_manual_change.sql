create or replace function pipeline.undo_manual_change(audit_id bigint, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  actor record := pipeline_private.actor();
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  chosen pipeline.audit_log;
  plan jsonb;
begin
  if nullif(btrim(reason), '') is null then
    raise exception 'taking a change back wants a reason' using errcode = 'VL003', hint = 'Say why in the second argument.';
  end if;
  if not actor.is_person then
    raise exception 'only a person may take a change back' using errcode = 'VL004';
  end if;

  chosen := pipeline_private.manual_change(audit_id);
  if chosen.vendor_lead_id is not null then
    perform pipeline_private.lock_lead(chosen.vendor_lead_id);
  elsif not pg_has_role(coalesce(nullif(current_setting('role', true), 'none'), session_user), 'pipeline_admin', 'usage') then
    raise exception 'only an admin may take back a change of the rules' using errcode = 'VL004';
  end if;

  plan := pipeline.explain_undo(audit_id);
  if plan -> 'obstacles' <> '[]' then
    raise exception 'what audit entry % changed has been changed again since', audit_id
      using
        errcode = 'VL016', detail = (plan || jsonb_build_object('obstacles', plan -> 'obstacles'))::text,
        hint = 'Take the later change back first, or write the right values.';
  end if;

  perform set_config('pipeline.reason', reason, true);
  if chosen.vendor_lead_id is null then
    perform pipeline_private.put_rows_back(chosen);
  else
    perform pipeline_private.put_lead_back(chosen, plan, reason);
    perform pipeline_private.record_event(
      chosen.vendor_lead_id, 'manual_change_undone', plan - array['leadId', 'obstacles'],
      stage_visit => (select leads.stage_visit from pipeline.vendor_leads as leads where leads.id = chosen.vendor_lead_id)
    );
  end if;
  perform set_config('pipeline.reason', reason_before, true);
  return plan;
end
$$;

comment on function pipeline.undo_manual_change(bigint, text) is
  'Takes back what a person changed: for a lead everything its transaction did to it (facts, stage, hold, offers, deal), with the clock where it stood and the cancelled runs and texts started again; for a rule the one row. Nobody is texted for the move itself. Returns what explain_undo() said. Raises VL003 without a reason, VL004 for automation (for rules: without the role of an admin), VL010 for an unknown entry, VL016 when the columns were changed again since, VL017 when there is nothing that could be taken back.';

grant execute on function pipeline.undo_manual_change(bigint, text) to pipeline_operator;
