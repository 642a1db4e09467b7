create or replace function pipeline.request_transition(
  lead_id uuid,
  to_stage text,
  reason pipeline.free_text default null,
  expected_stage text default null,
  fall_through text default null
)
  returns pipeline.transition_result
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  answer pipeline.transition_result;
  refusal text;
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  told_before text;
begin
  answer.moved := false;
  answer.from_stage := lead.pipeline_stage;
  answer.to_stage := request_transition.to_stage;
  answer.missing_fields := '{}';
  answer.legal_stages := pipeline_private.legal_stages(lead.pipeline_stage, lead.previous_stage, actor.is_person);

  if expected_stage is not null and expected_stage <> lead.pipeline_stage then
    answer.code := 'VL005';
    perform pipeline_private.refuse_request();
    return answer;
  end if;
  if to_stage = lead.pipeline_stage then
    return answer;
  end if;

  perform set_config('pipeline.reason', coalesce(request_transition.reason, reason_before), true);
  told_before := pipeline_private.tell_fall_through(fall_through);

  begin
    update pipeline.vendor_leads as leads
    set pipeline_stage = request_transition.to_stage
    where leads.id = lead.id;
  exception
    when sqlstate 'VL001' or sqlstate 'VL002' or sqlstate 'VL003' or sqlstate 'VL004' or sqlstate 'VL006' or sqlstate 'VL011' then
      answer.code := sqlstate;
      refusal := sqlerrm;
  end;

  if answer.code is not null then
    if answer.code = 'VL002' then
      answer.missing_fields := pipeline_private.missing_fields(lead, to_stage);
    end if;
    answer.event_id := pipeline_private.note_refusal(lead, to_stage, answer.code, refusal);
    perform pipeline_private.refuse_request();
  else
    answer.moved := true;
    select max(events.id)
    into answer.event_id
    from pipeline.pipeline_events as events
    where events.vendor_lead_id = lead.id and events.event_type = 'stage_change';
  end if;

  perform set_config('pipeline.reason', reason_before, true);
  perform set_config('pipeline.fall_through', told_before, true);
  return answer;
end
$$;

comment on function pipeline.request_transition is
  'Moves a lead, or says why not: a refusal is returned and kept as an event, not raised. expected_stage guards against acting on a stale screen (VL005, which flags nobody). For DEAD_LEAD the reason is the reason of death. fall_through is one of fall_through_kinds, for a move off an agreed deal or back from an investor; it is not heeded for others. Raises only VL010, for an unknown lead, and VL018 for a kind that there is not.';

grant execute on function pipeline.request_transition to pipeline_operator, pipeline_worker;

create or replace function pipeline_private.note_refusal(lead pipeline.vendor_leads, to_stage text, code text, refusal text)
  returns bigint
  language plpgsql
as $$
begin
  if code in ('VL001', 'VL004') then
    perform pipeline_private.open_review_item(
      lead.id, 'invalid_transition', format('Invalid transition: %s → %s', lead.pipeline_stage, to_stage),
      jsonb_build_object('from', lead.pipeline_stage, 'to', to_stage, 'code', code),
      about => format('%s:%s', lead.pipeline_stage, to_stage)
    );
  end if;

  return pipeline_private.record_event(
    lead.id, 'invalid_transition_attempt',
    jsonb_build_object('from', lead.pipeline_stage, 'to', to_stage, 'code', code, 'message', refusal),
    lead.pipeline_stage, to_stage, lead.stage_visit
  );
end
$$;

create or replace function pipeline.note_refused_transition(lead_id uuid, to_stage text, code text)
  returns bigint
  language plpgsql
  security definer
as $$
begin
  return pipeline_private.note_refusal(pipeline_private.lock_lead(lead_id), to_stage, code, 'refused in another transaction');
end
$$;

comment on function pipeline.note_refused_transition is
  'For callers whose plain UPDATE was refused: keeps the refusal in a transaction of its own, since theirs was rolled back.';

grant execute on function pipeline.note_refused_transition to pipeline_operator, pipeline_worker;
