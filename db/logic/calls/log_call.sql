create or replace function pipeline.log_call(
  lead_id uuid,
  outcome pipeline.phone_outcome,
  note pipeline.free_text default null,
  call_back_at timestamptz default null,
  call_back_by pipeline.one_line default null,
  phone pipeline.one_line default null,
  made_at timestamptz default null,
  seen_up_to bigint default null
)
  returns pipeline.phone_calls
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
  actor record := pipeline_private.actor();
  made timestamptz := coalesce(log_call.made_at, pipeline.now());
  call pipeline.phone_calls;
begin
  perform pipeline_private.want_person('log a call');
  if log_call.outcome is null then
    raise exception 'a call has an outcome' using errcode = 'VL018', detail = jsonb_build_object('fields', array['outcome'])::text;
  end if;
  if made not between pipeline_private.later(pipeline.now(), interval '-720 hours') and pipeline.now() + interval '1 minute' then
    raise exception 'a call is logged within 30 days, and not before it was made'
      using errcode = 'VL018', detail = jsonb_build_object('leadId', lead.id, 'fields', array['made_at'])::text, hint = 'Leave made_at out: just now.';
  end if;

  insert into pipeline.phone_calls (vendor_lead_id, phone, outcome, note, made_at, made_by, user_id, stage, stage_visit)
  values (
    lead.id, pipeline_private.number_rung(lead, log_call.phone, log_call.outcome), log_call.outcome, nullif(btrim(log_call.note), ''),
    least(made, pipeline.now()), pipeline_private.own_name(), actor.user_id, lead.pipeline_stage, lead.stage_visit
  )
  returning * into call;
  perform pipeline_private.record_event(
    lead.id, 'call_logged', jsonb_build_object('callId', call.id, 'outcome', call.outcome), stage_visit => lead.stage_visit
  );
  update pipeline.planned_calls as planned
  set ended_at = pipeline.now(), ended_by = call.made_by, phone_call_id = call.id
  where planned.vendor_lead_id = lead.id and planned.ended_at is null;
  perform pipeline_private.close_questions_of_call(lead.id);
  if call_back_at is not null then
    perform pipeline_private.put_call_down(lead, call_back_at, call_back_by, null);
  end if;

  case call.outcome
    when 'reached' then perform pipeline_private.heed_conversation(lead, call, seen_up_to);
    when 'wrong_number' then
      perform pipeline_private.forget_wrong_number(lead, call.phone, call.made_by);
      perform pipeline_private.follow_planned_call(lead.id);
    else perform pipeline_private.follow_planned_call(lead.id);
  end case;
  return call;
end
$$;

comment on function pipeline.log_call is
  'Notes a call with the vendor of a lead, and what comes next. It never texts. reached: they spoke, so everything the vendor had written before made_at counts as heard (up to the text seen_up_to, where given), what automation was about to say is dropped, whoever was asked to ring or to answer need not, and the clock counts from the call: the vendor''s silence, as after a text of a person, or with call_back_at our turn from that time on, since nobody owes anything before what was agreed. no_answer and voicemail: nobody has heard the vendor, so the clock runs on as it was, whosever turn it is; only the next try is set. wrong_number: the number is on the list of those that must not be texted, and its leads end or are asked about, as when somebody writes so; the vendor''s wish is not touched. call_back_at plans the next call (call_back_by, a user; left out, oneself) in place of what was planned; without it no call is planned any more. phone: the number that was rung, left out the lead''s. Raises VL004 for automation, VL010 for an unknown lead, VL018 for a time or number that cannot be, VL031 for an unknown user.';

grant execute on function pipeline.log_call to pipeline_operator;

create or replace function pipeline_private.number_rung(lead pipeline.vendor_leads, phone text, outcome text)
  returns text
  language plpgsql
  stable
as $$
declare
  rung text := case when nullif(btrim(number_rung.phone), '') is null then lead.vendor_phone else (pipeline_private.read_phone(number_rung.phone)).e164 end;
begin
  if rung is null or outcome = 'wrong_number' and rung <> lead.vendor_phone and not exists (
    select from pipeline.lead_phones as others where others.vendor_lead_id = lead.id and others.phone = rung
  ) then
    raise exception 'that is no number of the lead''s'
      using
        errcode = 'VL018', detail = jsonb_build_object('leadId', lead.id, 'fields', array['phone'])::text,
        hint = 'Leave phone out for the number that we text.';
  end if;
  return rung;
end
$$;

comment on function pipeline_private.number_rung is
  'The number that was rung: the lead''s own when none is given. Raises VL018 for what is no number, and where a number that is not the lead''s is said to be wrong.';

create or replace function pipeline_private.heed_conversation(lead pipeline.vendor_leads, call pipeline.phone_calls, seen_up_to bigint)
  returns void
  language plpgsql
as $$
declare
  stage pipeline.stages;
  planned_at timestamptz := (pipeline_private.open_call(lead.id)).due_at;
begin
  select * into stage from pipeline.stages as stages where stages.stage = lead.pipeline_stage;
  perform pipeline_private.close_questions_of_consent(lead.vendor_phone, 'rang');
  perform pipeline_private.drop_unprompted_work(lead, stage, 'rang');
  perform pipeline_private.hear_vendor(others, 'rang')
  from pipeline.vendor_leads as others
  where others.vendor_phone = lead.vendor_phone and others.turn is not null and others.id <> lead.id;

  update pipeline.lead_messages as said
  set answered_at = pipeline.now()
  where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_at is null
    and said.created_at <= call.made_at and said.text_no <= coalesce(heed_conversation.seen_up_to, said.text_no);
  update pipeline.vendor_leads as leads
  set last_contact_at = greatest(leads.last_contact_at, call.made_at)
  where leads.id = lead.id;
  if not pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.close_review_items(
      array(
        select items.id from pipeline.review_items as items
        where items.vendor_lead_id = lead.id and items.kind in ('vendor_wrote', 'reaction_failed') and items.resolved_at is null
      ),
      'rang'
    );
  end if;
  if lead.turn is null then
    return;
  end if;

  if planned_at is not null and not pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.give_turn(lead.id, 'us', planned_at);
  elsif pipeline_private.counts_from_now(lead) then
    perform pipeline_private.give_turn(lead.id, 'vendor', case when lead.turn_since > pipeline.now() then call.made_at else greatest(call.made_at, lead.turn_since) end);
  else
    perform pipeline_private.follow_planned_call(lead.id);
  end if;
  -- What came after the call is nobody's to have heard.
  perform pipeline_private.take_up_words(leads, 'rang') from pipeline.vendor_leads as leads where leads.id = lead.id;
end
$$;

comment on function pipeline_private.heed_conversation is
  'What follows when the vendor of a lead was spoken to: see log_call(). The caller holds the locks of the conversation.';

create or replace function pipeline_private.counts_from_now(lead pipeline.vendor_leads)
  returns boolean
  language sql
  stable
as $$
  select
    exists (select from pipeline.stage_timers as rules where rules.stage = lead.pipeline_stage and rules.counted_from = 'vendor_silence')
    -- A time that a person has set themselves stays.
    and (lead.turn = 'us' or not exists (
      select from pipeline.lead_timers as timers where timers.vendor_lead_id = lead.id and timers.moved_at is not null
    ))
    and not pipeline_private.owes_answer(lead.id)
    and not pipeline_private.owes_work(lead)
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.kind = 'no_offer' and items.resolved_at is null
    )
$$;

comment on function pipeline_private.counts_from_now is
  'Whether the vendor''s silence counts anew once somebody of ours has spoken to them: the stage waits for them, and neither an answer nor our own work is owed.';
