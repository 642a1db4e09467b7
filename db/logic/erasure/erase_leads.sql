create or replace function pipeline_private.erase_leads(lead_ids uuid[], kind text, reason text)
  returns integer
  language plpgsql
as $$
declare
  notes_gone uuid[];
  -- Whoever asks to be forgotten is not to come back a moment later; of whom nobody heard for years may ask anew.
  waiting uuid[] := case when erase_leads.kind is null then pipeline_private.waiting_deliveries_of(lead_ids) end;
  erased integer;
begin
  insert into pipeline_private.erasing (transaction_id) values (pg_current_xact_id());
  perform pipeline_private.forget_keys(lead_ids);

  with gone as (
    delete from pipeline.notes as notes
    where notes.vendor_lead_id = any (lead_ids)
      or notes.review_item_id in (select items.id from pipeline.review_items as items where items.vendor_lead_id = any (lead_ids))
    returning notes.id
  )
  select array_agg(gone.id) into notes_gone from gone;
  delete from pipeline.drafts as drafts where drafts.vendor_lead_id = any (lead_ids);
  delete from pipeline.property_flags as flags where flags.vendor_lead_id = any (lead_ids);

  update pipeline.consents as consents
  set withdrawn_at = pipeline.now(), withdrawn_because = 'erased'
  where consents.vendor_lead_id = any (lead_ids) and consents.withdrawn_at is null;
  perform pipeline_private.blank_leads(lead_ids, 1);
  delete from pipeline.lead_phones as numbers where numbers.vendor_lead_id = any (lead_ids);
  update pipeline.audit_log as entries
  set
    old_values = pipeline_private.without_sealed(entries.old_values, entries.digests),
    new_values = pipeline_private.without_sealed(entries.new_values, entries.digests), salt = null
  where (
      entries.vendor_lead_id = any (lead_ids)
      or entries.table_name = 'notes' and entries.row_id in (select unnest(notes_gone)::text)
    )
    and entries.digests is not null and entries.salt is not null;
  perform pipeline_private.blank_leads(lead_ids, 2);

  delete from pipeline.webhook_deliveries as deliveries
  where deliveries.verdict <> 'waiting'
    and (
      deliveries.vendor_lead_id = any (lead_ids)
      or deliveries.message_id in (select said.id from pipeline.lead_messages as said where said.vendor_lead_id = any (lead_ids))
    );
  delete from pipeline.webhook_deliveries as deliveries where deliveries.id = any (waiting);
  update pipeline.lead_messages as messages
  set
    body = 'erased', phone = pipeline_private.blank_phone(messages.vendor_lead_id, 2), media = '[]', unbacked_claims = null, entered_by = null, kept_word = null,
    status_reason = case when messages.status_reason is not null then 'erased' end
  where messages.vendor_lead_id = any (lead_ids);
  update pipeline.agent_runs as runs
  set result = null, kept_answer = null, error = case when runs.error is not null then 'erased' end
  where runs.vendor_lead_id = any (lead_ids);
  delete from pipeline_private.model_calls as calls where calls.vendor_lead_id = any (lead_ids);
  delete from pipeline_private.agent_proposals as proposals
  using pipeline.agent_runs as runs
  where runs.id = proposals.agent_run_id and runs.vendor_lead_id = any (lead_ids);
  update pipeline.alerts as alerts
  set message = 'erased', detail = '{}', resolved_because = case when alerts.resolved_because is not null then 'erased' end
  where alerts.vendor_lead_id = any (lead_ids);
  -- A refusal quotes why the lead was on hold.
  update pipeline.bulk_act_leads as acts set why = 'erased' where acts.vendor_lead_id = any (lead_ids) and acts.why is not null;
  update pipeline.bulk_act_items as acts
  set why = 'erased'
  from pipeline.review_items as items
  where items.vendor_lead_id = any (lead_ids) and acts.review_item_id = items.id and acts.why is not null;
  update pipeline.pipeline_events as events
  set
    reason = case when events.reason is not null then 'erased' end,
    metadata = events.metadata - array[
      'why', 'reason', 'resolution', 'evidence', 'message', 'error', 'reference', 'enteredBy', 'knownAs', 'otherPhone', 'facts'
    ]
  where events.vendor_lead_id = any (lead_ids);

  delete from pipeline_private.erasing as permits where permits.transaction_id = pg_current_xact_id();
  insert into pipeline.erasures (vendor_lead_id, kind, reason, erased_by)
  select ids.id, erase_leads.kind, erase_leads.reason, (select actor.name from pipeline_private.actor() as actor)
  from unnest(lead_ids) as ids (id)
  on conflict on constraint a_lead_is_erased_once do nothing;
  get diagnostics erased = row_count;
  perform pipeline_private.record_event(ids.id, 'lead_erased') from unnest(lead_ids) as ids (id);
  return erased;
end
$$;

comment on function pipeline_private.erase_leads is
  'Takes away what tells who the vendors of these finished leads were: names, numbers, addresses, words, what came in, and what the record says of them. Moves, amounts and times stay, and with them figures and the chains of the record; that there was a consent, and numbers that must not be texted. Whoever calls has locked them. Returns how many were not erased before.';

create or replace function pipeline.erase_lead(lead_id uuid, reason pipeline.free_text)
  returns pipeline.erasures
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('erase a lead', reason);
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  same_person uuid[];
  erasure pipeline.erasures;
begin
  if lead.turn is not null then
    raise exception 'the lead is live, at %', lead.pipeline_stage
      using errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text, hint = 'Move it to DEAD_LEAD first, with a reason.';
  end if;
  -- What was merged into it was the same person. What somebody has written there since it was erased goes as well.
  with recursive merged (id) as (
    select lead.id
    union
    select others.id from pipeline.vendor_leads as others join merged on others.merged_into = merged.id
  )
  select array_agg(merged.id) into same_person from merged;
  perform pipeline_private.erase_leads(same_person, null, btrim(reason));
  select * into erasure from pipeline.erasures as known where known.vendor_lead_id = lead.id;
  perform pipeline_private.act_as_before(acting_before);
  return erasure;
end
$$;

comment on function pipeline.erase_lead is
  'Takes away what tells who the vendor of a finished lead was, and of those that were merged into it: names, numbers, addresses, words, what came in, what the record says of them. It cannot be taken back. Moves, amounts, times and figures stay, that there was a consent, and numbers that must not be texted. Returns the erasure; of a lead that was erased before that one, and what was written there since is erased as well. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead, VL026 for one that is live.';

grant execute on function pipeline.erase_lead to pipeline_admin;
