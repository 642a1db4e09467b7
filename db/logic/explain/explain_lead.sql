create or replace function pipeline.explain_lead(lead_id uuid)
  returns jsonb
  language plpgsql
  stable
  security definer
as $$
declare
  explained jsonb;
begin
  select jsonb_build_object(
    'leadId', leads.id,
    'stage', leads.pipeline_stage,
    'stageVisit', leads.stage_visit,
    'since', leads.stage_entered_at,
    'turn', leads.turn,
    'turnSince', leads.turn_since,
    'heldAt', leads.held_at,
    'holdReason', leads.hold_reason,
    'heldUntil', leads.held_until,
    'takenOverBy', leads.taken_over_by,
    'owner', (
      select jsonb_build_object(
        'name', owners.owner, 'since', owners.assigned_at, 'assignedBy', owners.assigned_by, 'byRules', owners.owner_rule_id is not null
      )
      from pipeline.lead_owners as owners
      where owners.vendor_lead_id = leads.id
    ),
    'optedOutAt', leads.opted_out_at,
    'otherPhones', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'phone', others.phone, 'knownBy', others.known_by, 'addedBy', others.added_by, 'addedAt', others.added_at
      ) order by others.added_at, others.id), '[]')
      from pipeline.lead_phones as others
      where others.vendor_lead_id = leads.id
    ),
    'consent', pipeline_private.consent_of(leads),
    'deadReason', leads.dead_reason,
    'stops', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'scope', stops.scope, 'since', stops.since, 'reason', stops.reason, 'stoppedBy', stops.stopped_by
      )), '[]')
      from pipeline_private.stops_of(leads) as stops
    ),
    'next', (
      select jsonb_build_object('what', next.what, 'at', next.at, 'owedBy', next.owed_by, 'detail', next.detail)
      from pipeline_private.next_actions as next
      where next.vendor_lead_id = leads.id
    ),
    'pending', pipeline_private.pending_of(leads.id),
    'moves', pipeline_private.moves_of(leads)
  )
  into explained
  from pipeline.vendor_leads as leads
  where leads.id = lead_id;

  perform pipeline_private.refuse_unknown('lead', 'leadId', lead_id, 'vendor_leads') where explained is null;
  return explained;
end
$$;

comment on function pipeline.explain_lead is
  'Where a lead stands and why: its stage and since when, whose turn it is, who looks after it, which stops keep something of it back, what happens next, when and who owes it, everything pending, for each text what it waits for, which other numbers the vendor has, what they have consented to and which texts may leave by it, and which moves are legal for automation and for people, with what each still lacks. Raises VL010 for an unknown lead.';

grant execute on function pipeline.explain_lead to pipeline_viewer, pipeline_worker;

create or replace function pipeline_private.consent_of(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'given', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'consentId', consents.id, 'channel', consents.channel, 'givenBy', consents.given_by, 'givenAt', consents.given_at,
        'wording', consents.wording, 'version', consents.wording_version, 'namesUs', consents.names_us, 'source', consents.source,
        'proof', consents.proof, 'withdrawnAt', consents.withdrawn_at, 'withdrawnBecause', consents.withdrawn_because
      ) order by consents.given_at, consents.id), '[]')
      from pipeline.vendor_leads as givers
      cross join lateral (select * from pipeline.consents as theirs where theirs.vendor_lead_id = givers.id offset 0) as consents
      where givers.vendor_phone = lead.vendor_phone or givers.id = lead.id
    ),
    'vendorHasWritten', pipeline_private.has_written(lead.vendor_phone),
    -- null: may leave, as far as consents go.
    'obstacles', (
      select jsonb_object_agg(classes.text_class, pipeline_private.consent_obstacle(lead, classes.text_class))
      from pipeline.text_classes as classes
    )
  )
$$;

comment on function pipeline_private.consent_of is
  'What the vendor of a lead has consented to, about whichever lead of the number, whether they have written to us, and what stands against a text of each class.';

create or replace function pipeline_private.pending_of(lead_id uuid)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'timer', (
      select jsonb_build_object(
        'name', timers.name, 'dueAt', timers.due_at, 'remainingSeconds', extract(epoch from timers.remaining), 'movedAt', timers.moved_at,
        'action', rules.action, 'template', rules.template, 'toStage', rules.to_stage, 'alert', rules.alert_type
      )
      from pipeline.lead_timers as timers
      left join pipeline.stage_timers as rules on rules.stage = timers.stage and rules.name = timers.name
      where timers.vendor_lead_id = pending_of.lead_id
    ),
    'call', (
      select jsonb_build_object(
        'plannedCallId', planned.id, 'dueAt', planned.due_at, 'caller', planned.caller, 'note', planned.note, 'plannedBy', planned.planned_by,
        'askedAt', planned.asked_at
      )
      from pipeline.planned_calls as planned
      where planned.vendor_lead_id = pending_of.lead_id and planned.ended_at is null
    ),
    'runs', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'runId', runs.id, 'agent', runs.agent, 'purpose', runs.purpose, 'status', runs.status, 'attempt', runs.attempt,
        'nextAttemptAt', runs.next_attempt_at, 'lastError', runs.error, 'keptBackSince', runs.kept_back_since
      ) order by runs.next_attempt_at), '[]')
      from pipeline.agent_runs as runs
      where runs.vendor_lead_id = pending_of.lead_id and runs.status in ('queued', 'running')
    ),
    'texts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'messageId', messages.id, 'purpose', messages.purpose, 'status', messages.status, 'notBefore', messages.not_before,
        'author', messages.author, 'body', messages.body, 'waitsFor', pipeline_private.why_text_waits(leads, messages)
      ) order by messages.not_before), '[]')
      from pipeline.lead_messages as messages
      join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
      where messages.vendor_lead_id = pending_of.lead_id and messages.status in ('queued', 'sending')
    ),
    'reviewItems', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'itemId', items.id, 'kind', items.kind, 'reason', items.reason, 'openedAt', items.opened_at, 'assignedTo', items.assigned_to,
        'snoozedUntil', items.snoozed_until,
        'shownUpTo', items.shown_up_to, 'waitingTexts', pipeline.review_items_waiting_texts(items)
      ) order by items.opened_at, items.id), '[]')
      from pipeline.review_items as items
      where items.vendor_lead_id = pending_of.lead_id and items.resolved_at is null
    ),
    'alerts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'alertId', alerts.id, 'type', alerts.type, 'severity', alerts.severity, 'message', alerts.message, 'acknowledged', alerts.acknowledged
      ) order by alerts.created_at, alerts.id), '[]')
      from pipeline.alerts as alerts
      where alerts.vendor_lead_id = pending_of.lead_id and alerts.resolved_at is null
    )
  )
$$;

create or replace function pipeline_private.moves_of(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'to', legal.to_stage,
    'automation', legal.class = 'automation' and lead.held_at is null,
    'people', true,
    'reasonRequired', legal.reason_required or legal.to_stage = 'DEAD_LEAD',
    'asksFallThrough', pipeline_private.is_fall_through(legal.from_stage, legal.to_stage),
    'missing', to_jsonb(pipeline_private.missing_fields(lead, legal.to_stage)),
    'note', legal.note
  ) order by stages.position), '[]')
  from pipeline.stage_transitions as legal
  join pipeline.stages as stages on stages.stage = legal.to_stage
  where legal.from_stage = lead.pipeline_stage
    and pipeline_private.is_legal(legal, lead.previous_stage)
$$;

comment on function pipeline_private.moves_of is
  'The legal moves of a lead, in pipeline order: for whom, whether a reason is wanted, and which fields are still missing.';
