create or replace function pipeline_private.fire_timer(lead_id uuid)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  lead pipeline.vendor_leads;
  timer pipeline.lead_timers;
  rule pipeline.stage_timers;
  silence_ends timestamptz;
  stands_since timestamptz;
begin
  perform pipeline_private.act_as('worker', 'timer');

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id for no key update;
  perform pipeline_private.place_waiting_timer(lead_id);
  select * into timer from pipeline.lead_timers as timers where timers.vendor_lead_id = lead_id for update;

  if timer.vendor_lead_id is null or timer.due_at is null or timer.stage_visit <> lead.stage_visit then
    return 'not wanted';
  end if;
  if timer.due_at > pipeline.now() then
    if pipeline_private.comes_later(timer.booked_at) then
      return 'not due';
    end if;
    return pipeline_private.postpone_timer(timer, timer.due_at);
  end if;

  stands_since := pipeline_private.clock_stands_since(lead.id);
  if stands_since is not null then
    return pipeline_private.let_timer_stand(timer, stands_since);
  end if;

  select * into rule from pipeline.stage_timers as rules where rules.stage = timer.stage and rules.name = timer.name;
  if rule.stage is null then
    perform pipeline_private.place_timers(array[lead.id]);
    return 'no such timer';
  end if;

  silence_ends := case when rule.to_stage = 'DEAD_LEAD' or timer.moved_at is null then pipeline_private.silence_ends(lead, rule) end;
  if silence_ends > pipeline.now() then
    return pipeline_private.postpone_timer(timer, silence_ends);
  end if;

  -- Nobody is late while the agent is down: one alert tells of it.
  if rule.action in ('alert', 'review') and exists (
    select from pipeline.agent_runs as runs
    where runs.vendor_lead_id = lead.id and runs.status = 'queued' and runs.waits_for_agent_since is not null
  ) then
    return pipeline_private.postpone_timer(timer, pipeline_private.later(pipeline.now(), '15 minutes'));
  end if;

  case rule.action
    when 'send' then
      if not pipeline_private.send_reminder(lead, timer, rule) then
        return rule.action;
      end if;
    when 'move' then
      perform pipeline_private.move_by_timer(lead, timer, rule);
      return rule.action;
    when 'alert' then perform pipeline_private.raise_alert(
      rule.alert_type, format('lead:%s', lead.id), null, lead.id,
      jsonb_build_object('stage', timer.stage, 'timer', timer.name, 'since', timer.counted_since, 'turn', lead.turn)
    );
    when 'review' then perform pipeline_private.report_overdue(lead, timer);
  end case;

  perform pipeline_private.go_on_after(lead, timer, rule);
  return rule.action;
end
$$;

comment on function pipeline_private.fire_timer is
  'Does what the lead''s timer is for, if it is due and still wanted: sends the reminder, moves the lead, raises the alert or asks a person. Returns what it did.';

grant execute on function pipeline_private.fire_timer to pipeline_worker;

create or replace function pipeline_private.postpone_timer(timer pipeline.lead_timers, due_at timestamptz)
  returns text
  language plpgsql
as $$
begin
  -- The job that looks now is spent, though the time may be the old one.
  update pipeline.lead_timers as timers
  set due_at = postpone_timer.due_at, remaining = null, booked_at = null
  where timers.vendor_lead_id = timer.vendor_lead_id;
  perform pipeline_private.follow_timers(array[timer.vendor_lead_id]);

  return 'postponed';
end
$$;

comment on function pipeline_private.postpone_timer is 'Lets the timer ring again at its new due time.';

create or replace function pipeline_private.let_timer_stand(timer pipeline.lead_timers, stands_since timestamptz)
  returns text
  language plpgsql
as $$
begin
  update pipeline.lead_timers as timers
  set due_at = null, remaining = pipeline_private.left_of(timer, stands_since)
  where timers.vendor_lead_id = timer.vendor_lead_id;
  perform pipeline_private.follow_timers(array[timer.vendor_lead_id]);

  return 'stopped';
end
$$;

comment on function pipeline_private.let_timer_stand is
  'A timer that comes while its lead''s clock stands waits with what was left when it began to stand; one that a person moved since comes as soon as the clock runs.';
