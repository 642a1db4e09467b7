create or replace function pipeline.explain_message(message_id uuid)
  returns jsonb
  language plpgsql
  stable
  security definer
as $$
declare
  message pipeline.lead_messages;
begin
  select * into message from pipeline.lead_messages as messages where messages.id = message_id;
  perform pipeline_private.refuse_unknown('text', 'messageId', message_id, 'lead_messages') where message.id is null;

  return jsonb_build_object(
    'messageId', message.id,
    'leadId', message.vendor_lead_id,
    'direction', message.direction,
    'body', message.body,
    'class', message.text_class,
    'allowed', (
      select jsonb_build_object(
        'because', message.allowed_because, 'consentId', message.consent_id, 'wording', consents.wording, 'givenAt', consents.given_at
      )
      from (select where message.allowed_because is not null) as always
      left join pipeline.consents as consents on consents.id = message.consent_id
    ),
    'cause', pipeline_private.cause_of_text(message),
    'move', (
      select jsonb_build_object(
        'eventId', events.id, 'from', events.from_stage, 'to', events.to_stage, 'at', events.created_at,
        'actorKind', events.actor_kind, 'actor', events.actor, 'userId', events.user_id, 'reason', events.reason
      )
      from pipeline.pipeline_events as events
      where events.vendor_lead_id = message.vendor_lead_id
        and events.event_type = 'stage_change'
        and events.stage_visit = message.stage_visit
    ),
    'run', (
      select jsonb_build_object(
        'runId', runs.id, 'agent', runs.agent, 'purpose', runs.purpose, 'outcome', runs.outcome, 'attempts', runs.attempt,
        'jobId', runs.job_id, 'startedAt', runs.started_at, 'finishedAt', runs.finished_at
      )
      from pipeline.agent_runs as runs
      where runs.id = message.agent_run_id
    ),
    'delivery', jsonb_build_object(
      'status', message.status, 'cancelledBecause', message.cancelled_because, 'why', message.status_reason, 'writtenAt', message.created_at, 'notBefore', message.not_before,
      'waitsFor', (
        select pipeline_private.why_text_waits(leads, message)
        from pipeline.vendor_leads as leads
        where leads.id = message.vendor_lead_id and message.status in ('queued', 'sending')
      ),
      'sentAt', message.sent_at, 'deliveredAt', message.delivered_at, 'attempts', message.send_attempts,
      'carrier', message.carrier, 'providerMessageId', message.provider_message_id, 'errorCode', message.error_code,
      'segments', coalesce(message.carrier_segments, message.segments), 'price', message.price, 'currency', message.price_currency,
      'resends', message.resends
    ),
    'media', message.media,
    'optOutType', message.opt_out_type
  );
end
$$;

comment on function pipeline.explain_message is
  'Why a text was sent: the rule, agent or person behind it (cause), the move that began its visit with who made it, the agent''s run and job, which class it is of and why it might leave, and what became of it at the carrier, or what it still waits for. Raises VL010 for an unknown text.';

grant execute on function pipeline.explain_message to pipeline_viewer;

create or replace function pipeline_private.cause_of_text(message pipeline.lead_messages)
  returns jsonb
  language sql
  stable
as $$
  select case
    when message.direction = 'inbound' then jsonb_build_object('kind', 'vendor')
    when message.author = 'person' then jsonb_build_object('kind', 'person') || coalesce((
      select jsonb_build_object('eventId', events.id, 'actorKind', events.actor_kind, 'actor', events.actor, 'userId', events.user_id)
      from pipeline.pipeline_events as events
      where events.vendor_lead_id = message.vendor_lead_id
        and events.event_type = 'message_written'
        and events.metadata ->> 'messageId' = message.id::text
    ), '{}')
    when message.agent_run_id is not null then jsonb_build_object('kind', 'agent', 'agent', (
      select runs.agent from pipeline.agent_runs as runs where runs.id = message.agent_run_id
    ))
    when message.timer is null then
      jsonb_build_object('kind', 'stage', 'stage', message.stage, 'template', message.template)
    else jsonb_build_object('kind', 'timer', 'timer', message.timer, 'template', message.template) || coalesce((
      select jsonb_build_object(
        'eventId', events.id, 'after', rule -> 'after', 'countedFrom', rule -> 'counted_from'
      )
      from pipeline.pipeline_events as events
      cross join pipeline_private.timer_rule_as_of(message.stage, events.metadata ->> 'timer', events.created_at) as rule
      where events.vendor_lead_id = message.vendor_lead_id
        and events.event_type = 'follow_up'
        and events.stage_visit = message.stage_visit
        and events.metadata ->> 'timer' = message.timer
        and events.created_at <= message.created_at
      order by events.id desc
      limit 1
    ), '{}')
  end
  from (select) as always
$$;

comment on function pipeline_private.cause_of_text is
  'Who or what is behind a text: the vendor, a person, an agent, a stage''s own text, or a timer as the rule was then.';

create or replace function pipeline_private.timer_rule_as_of(stage text, timer text, at timestamptz)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(to_jsonb(rules), '{}') || coalesce((
    select pipeline_private.jsonb_overlay(entries.old_values order by entries.chain_no desc)
    from pipeline.audit_log as entries
    where entries.table_name = 'stage_timers'
      and entries.row_id = format('%s:%s', timer_rule_as_of.stage, timer_rule_as_of.timer)
      and entries.created_at > at
  ), '{}')
  from (select) as always
  left join pipeline.stage_timers as rules on rules.stage = timer_rule_as_of.stage and rules.name = timer_rule_as_of.timer
$$;

comment on function pipeline_private.timer_rule_as_of is
  'A timer of a stage as it was at a moment: as it is now, with what was changed since taken back.';
