create or replace function pipeline.override_stage(
  lead_id uuid,
  to_stage text,
  reason pipeline.free_text,
  run_effects boolean default false,
  fall_through text default null,
  expected_stage text default null
)
  returns pipeline.transition_result
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  answer pipeline.transition_result;
  acting_before text[] := pipeline_private.act_for_people('override the rules', reason);
  told_before text := pipeline_private.tell_fall_through(fall_through);
begin
  if not exists (select from pipeline.stages as stages where stages.stage = override_stage.to_stage) then
    raise exception 'there is no stage %', to_stage
      using errcode = 'VL001', detail = jsonb_build_object('leadId', lead.id, 'from', lead.pipeline_stage, 'to', to_stage)::text;
  end if;

  answer.code := case when expected_stage <> lead.pipeline_stage then 'VL005' end;
  answer.moved := answer.code is null and lead.pipeline_stage <> to_stage;
  answer.from_stage := lead.pipeline_stage;
  answer.to_stage := override_stage.to_stage;
  answer.missing_fields := '{}';
  answer.legal_stages := pipeline_private.legal_stages(lead.pipeline_stage, lead.previous_stage, true);
  if not answer.moved then
    perform pipeline_private.refuse_request();
    perform pipeline_private.act_as_before(acting_before);
    perform set_config('pipeline.fall_through', told_before, true);
    return answer;
  end if;

  perform pipeline_private.note_reply_misread(lead, to_stage);
  perform set_config('pipeline.override', 'on', true);

  insert into pipeline_private.stage_overrides (vendor_lead_id, to_stage, run_effects)
  values (lead.id, override_stage.to_stage, coalesce(override_stage.run_effects, false))
  on conflict (vendor_lead_id) do update
    set to_stage = excluded.to_stage, run_effects = excluded.run_effects, transaction_id = excluded.transaction_id;

  update pipeline.vendor_leads as leads
  set pipeline_stage = override_stage.to_stage
  where leads.id = lead.id;

  delete from pipeline_private.stage_overrides as permission where permission.vendor_lead_id = lead.id;
  perform set_config('pipeline.override', '', true);
  perform pipeline_private.act_as_before(acting_before);
  perform set_config('pipeline.fall_through', told_before, true);

  select max(events.id)
  into answer.event_id
  from pipeline.pipeline_events as events
  where events.vendor_lead_id = lead.id and events.event_type = 'stage_change';
  return answer;
end
$$;

comment on function pipeline.override_stage is
  'Takes a lead to any stage, past the table of legal moves. Without run_effects nobody is texted and no agent starts; the stage''s timer runs either way. fall_through is one of fall_through_kinds, for whoever takes it off an agreed deal. expected_stage guards against acting on a stale screen: a lead that is elsewhere by now stays there (VL005, returned). Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead, VL001 for an unknown stage, VL018 for an unknown kind.';

grant execute on function pipeline.override_stage to pipeline_admin;
