create or replace function pipeline_private.put_lead_back(chosen pipeline.audit_log, plan jsonb, reason text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead pipeline.vendor_leads;
  undone record;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = chosen.vendor_lead_id;
  select * into undone from pipeline_private.rows_to_undo(chosen) as rows_to_undo where rows_to_undo.table_name = 'vendor_leads';

  if plan ->> 'move' is not null then
    perform pipeline_private.move_back(lead, undone.before ->> 'pipeline_stage', reason);
  end if;
  perform pipeline_private.put_rows_back(chosen);

  if plan ->> 'move' is not null then
    perform pipeline_private.give_back_turn(
      lead.id,
      case when undone.before ? 'turn' then undone.before ->> 'turn' else lead.turn end,
      pipeline_private.later(coalesce((undone.before ->> 'turn_since')::timestamptz, lead.turn_since), pipeline.now() - chosen.created_at),
      pipeline_private.visit_left(chosen)
    );
    perform pipeline_private.restart_pending(chosen);
  end if;

  if undone.before ? 'hold_id' then
    perform case when undone.before ->> 'hold_id' is null then pipeline.release_lead(lead.id) else pipeline.hold_lead(lead.id, undone.before ->> 'hold_reason') end;
  end if;
  if undone.before ? 'taken_over_by' then
    perform case when undone.before ->> 'taken_over_by' is null then pipeline.hand_back_lead(lead.id) else pipeline.take_over_lead(lead.id) end;
  end if;
end
$$;

comment on function pipeline_private.put_lead_back(pipeline.audit_log, jsonb, text) is
  'Undoes what the transaction of a change did to a lead: the move first, then facts, offers and deal, then the clock, what was pending and the hold. The caller holds the lead''s lock.';

create or replace function pipeline_private.move_back(lead pipeline.vendor_leads, to_stage text, reason text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  standing record;
  stood jsonb := (
    select jsonb_agg(stands)
    from (
      select jsonb_build_object('table', 'deals', 'id', deals.id, 'columns', to_jsonb(deals) - 'updated_at') as stands
      from pipeline.deals as deals
      where deals.vendor_lead_id = lead.id
      union all
      select jsonb_build_object('table', 'offers', 'id', offers.id, 'columns', to_jsonb(offers))
      from pipeline.offers as offers
      where offers.vendor_lead_id = lead.id
    ) as found
  );
begin
  perform pipeline.override_stage(lead.id, to_stage, reason);

  -- A move settles offers and the deal in its own way; here they stay, but for what the undo writes.
  for standing in select * from jsonb_to_recordset(stood) as found ("table" text, id text, columns jsonb) loop
    perform pipeline_private.put_row_back(standing."table", standing.id, 'UPDATE', standing.columns);
  end loop;
end
$$;

comment on function pipeline_private.move_back(pipeline.vendor_leads, text, text) is
  'Takes a lead to a stage without effects, leaving its offers and its deal as they stand.';

create or replace function pipeline_private.give_back_turn(lead_id uuid, turn text, since timestamptz, visit_before integer)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  timer pipeline.lead_timers;
  next_step pipeline.stage_timers;
begin
  if turn is null then
    return;
  end if;
  perform pipeline_private.give_turn(lead_id, turn, since);

  select * into timer from pipeline.lead_timers as timers where timers.vendor_lead_id = lead_id;
  select rules.*
  into next_step
  from pipeline.stage_timers as rules
  join pipeline.stage_timers as present on present.stage = timer.stage and present.step = timer.step and present.counted_from = rules.counted_from
  where rules.stage = timer.stage
    and rules.step > (
      select max((events.metadata ->> 'step')::integer)
      from pipeline.pipeline_events as events
      where events.vendor_lead_id = lead_id and events.event_type = 'follow_up' and events.stage_visit = visit_before
    )
  order by rules.step
  limit 1;

  if next_step.step > timer.step then
    update pipeline.lead_timers as timers
    set step = next_step.step, remaining = pipeline_private.later(timers.counted_since, next_step.after) - pipeline.now()
    where timers.vendor_lead_id = lead_id and timers.remaining is not null;
    if not found then
      update pipeline.lead_timers as timers set step = next_step.step where timers.vendor_lead_id = lead_id;
      perform pipeline_private.postpone_timer(timer, pipeline_private.later(timer.counted_since, next_step.after));
    end if;
  end if;
end
$$;

comment on function pipeline_private.give_back_turn(uuid, text, timestamptz, integer) is
  'Gives a lead the turn it had on an earlier visit, with its timer at the step after the reminders that went out then. Nothing for a terminal stage.';

create or replace function pipeline_private.restart_pending(chosen pipeline.audit_log)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  select leads.id, leads.pipeline_stage, leads.stage_visit, runs.agent, runs.purpose
  from pipeline_private.runs_to_restart(chosen) as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id;

  with again as (
    insert into pipeline.lead_messages (
      vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, agent_run_id, author,
      is_reply, not_before
    )
    select
      leads.id, 'outbound', texts.purpose, texts.body, 'queued', leads.vendor_phone, leads.pipeline_stage, leads.stage_visit,
      format('%s:again:%s', texts.intent_key, chosen.id), texts.template, texts.agent_run_id, texts.author, texts.is_reply,
      greatest(texts.not_before, pipeline_private.next_send_time(pipeline.now()))
    from pipeline_private.texts_to_requeue(chosen) as texts
    join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id
    returning id, intent_key
  )
  update pipeline.offers as offers
  set message_id = again.id
  from pipeline_private.texts_to_requeue(chosen) as texts
  join again on again.intent_key = format('%s:again:%s', texts.intent_key, chosen.id)
  where offers.message_id = texts.id
$$;

comment on function pipeline_private.restart_pending(pipeline.audit_log) is
  'Starts the runs and queues the texts again that a move by hand had cancelled; an offer goes out with the text that now carries it.';
