create or replace function pipeline_private.go_on_after(
  lead pipeline.vendor_leads,
  timer pipeline.lead_timers,
  rule pipeline.stage_timers
)
  returns void
  language plpgsql
as $$
declare
  next_rule pipeline.stage_timers;
  room timestamptz;
begin
  select * into next_rule
  from pipeline.stage_timers as rules
  where rules.stage = timer.stage and rules.counted_from = rule.counted_from and rules.after > rule.after
    and rules.name <> all (timer.fired)
  order by rules.after
  limit 1;

  if next_rule.stage is null then
    perform pipeline_private.end_timer(lead.id);
    if rule.action <> 'review' then
      perform pipeline_private.report_overdue(lead, timer);
    end if;
    return;
  end if;

  -- Texts do not come in one burst after downtime, and what a person put off does not bring the rest at once.
  if rule.action = 'send' or timer.moved_at is not null then
    room := pipeline_private.later(pipeline.now(), least(next_rule.after - rule.after, (select settings.reminder_grace from pipeline.settings)));
  end if;

  update pipeline.lead_timers as timers
  set name = next_rule.name, fired = timers.fired || timer.name, moved_at = null, armed_at = pipeline.now()
  where timers.vendor_lead_id = lead.id;
  perform pipeline_private.postpone_timer(timer, greatest(pipeline_private.later(timer.counted_since, next_rule.after), room));
end
$$;

comment on function pipeline_private.go_on_after is
  'Sets the timer that has come to the next of the stage''s deadlines that count the same. After the last a person is asked, who moves the lead from then on.';

create or replace function pipeline_private.end_timer(lead_id uuid)
  returns void
  language sql
as $$
  delete from pipeline.lead_timers as timers where timers.vendor_lead_id = end_timer.lead_id;
  update pipeline.vendor_leads as leads
  set next_retry_at = null
  where leads.id = end_timer.lead_id and leads.next_retry_at is not null
$$;

comment on function pipeline_private.end_timer is 'Takes the timer of a lead away: an open review item is what moves it.';

create or replace function pipeline_private.send_reminder(
  lead pipeline.vendor_leads,
  timer pipeline.lead_timers,
  rule pipeline.stage_timers
)
  returns boolean
  language plpgsql
as $$
declare
  template pipeline.message_templates;
  body text;
begin
  select * into template from pipeline.message_templates as templates where templates.template = rule.template;
  body := pipeline_private.rendered(template.body, lead);
  if body is null then
    perform pipeline_private.ask_about_missing_offer(lead, template.purpose, template.template);
    return false;
  end if;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, timer, not_before
  )
  values (
    lead.id, 'outbound', template.purpose, body, 'queued', lead.vendor_phone, lead.pipeline_stage, lead.stage_visit,
    format('%s:%s:%s:%s', lead.id, lead.stage_visit, extract(epoch from timer.counted_since), timer.name),
    template.template, timer.name, pipeline_private.next_send_time(pipeline.now())
  );
  perform pipeline_private.record_event(
    lead.id, 'follow_up',
    jsonb_build_object('timer', timer.name, 'template', rule.template, 'lateSeconds', pipeline_private.seconds_since(timer.due_at)),
    stage_visit => lead.stage_visit
  );
  return true;
end
$$;

comment on function pipeline_private.send_reminder is
  'Queues the text of a timer''s step; false when it cannot be written and a person was asked, whose turn it is then.';

create or replace function pipeline_private.move_by_timer(
  lead pipeline.vendor_leads,
  timer pipeline.lead_timers,
  rule pipeline.stage_timers
)
  returns void
  language plpgsql
as $$
begin
  if rule.event_type is not null then
    perform pipeline_private.record_event(
      lead.id, rule.event_type,
      jsonb_build_object(
        'hoursWaited', floor(extract(epoch from pipeline.now() - timer.counted_since) / 3600),
        'lateSeconds', pipeline_private.seconds_since(timer.due_at)
      ),
      stage_visit => lead.stage_visit
    );
  end if;

  update pipeline.vendor_leads as leads
  set
    pipeline_stage = rule.to_stage,
    dead_reason = case
      when rule.to_stage = 'DEAD_LEAD' then coalesce(rule.dead_reason, lead.rejection_reason, 'No further contact')
    end
  where leads.id = lead.id;
end
$$;

comment on function pipeline_private.move_by_timer is
  'Moves the lead where its timer''s step says. Without a reason of its own the vendor''s reason for rejecting becomes the reason of death.';

create or replace function pipeline_private.report_overdue(lead pipeline.vendor_leads, timer pipeline.lead_timers)
  returns void
  language plpgsql
as $$
begin
  -- Whoever has an item of this visit open owes the next step already: they are warned, not asked twice.
  if not exists (
    select from pipeline.review_items as items
    where items.vendor_lead_id = lead.id and items.resolved_at is null and items.stage_visit = lead.stage_visit
  ) then
    perform pipeline_private.open_review_item(
      lead.id, 'stage_overdue', format('Overdue at %s', lead.pipeline_stage),
      jsonb_build_object('since', timer.counted_since, 'turn', lead.turn)
    );
  end if;
  perform pipeline_private.raise_alert(
    'STAGE_OVERDUE', format('lead:%s', lead.id),
    format(
      'A lead has waited at %s since %s', (select stages.title from pipeline.stages as stages where stages.stage = lead.pipeline_stage),
      pipeline_private.moment_in_words(timer.counted_since)
    ),
    lead.id
  );
end
$$;

comment on function pipeline_private.report_overdue is
  'A lead has waited long enough: raises an alert, and asks a person unless one has been asked about this visit already.';

create or replace function pipeline_private.seconds_since(moment timestamptz)
  returns integer
  language sql
  stable
as $$
  select greatest(0, floor(extract(epoch from pipeline.now() - moment)))::integer
$$;
