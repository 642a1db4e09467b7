-- Moves are what figures of leads, rights and the history are made of; of the others those stay that a figure counts by its day,
-- that say since when nobody might text, and that an undo or a merge is known by.
create or replace view pipeline_private.kept_event_types as
  select kept.event_type
  from unnest(array[
    'stage_change', 'invalid_transition_attempt', 'message_written', 'opt_out', 'complaint', 'lead_held', 'lead_released',
    'conversation_taken_over', 'conversation_handed_back', 'lead_unarchived', 'lead_merged', 'manual_change_undone', 'lead_erased',
    'reading_corrected'
  ]) as kept (event_type)
  union
  select timers.event_type from pipeline.stage_timers as timers where timers.event_type is not null;

comment on view pipeline_private.kept_event_types is 'Kinds of events that never leave.';

create or replace function pipeline_private.events_to_leave(lead_ids uuid[], before timestamptz)
  returns setof pipeline.pipeline_events
  language sql
  stable
  rows 2000
as $$
  select events.*
  from pipeline.pipeline_events as events
  cross join pipeline_private.figures_mark as mark
  where events.vendor_lead_id = any (lead_ids) and events.created_at < before
    and events.event_type not in (select kept.event_type from pipeline_private.kept_event_types as kept)
    -- What the figures have not counted yet stays until they have.
    and (events.transaction_id, events.id) <= (mark.transaction_id, mark.event_id)
$$;

comment on function pipeline_private.events_to_leave is 'Events of these leads that may leave.';

create or replace function pipeline_private.runs_to_leave(lead_ids uuid[], before timestamptz)
  returns setof pipeline.agent_runs
  language sql
  stable
  rows 1000
as $$
  select runs.*
  from pipeline.agent_runs as runs
  where runs.vendor_lead_id = any (lead_ids) and runs.created_at < before and runs.status not in ('queued', 'running')
    and num_nonnulls(runs.result, runs.kept_answer, case when runs.status <> 'dead' then runs.error end) > 0
$$;

comment on function pipeline_private.runs_to_leave is
  'Runs of these leads whose answers may leave. That a run was, when and how it ended stays, and why it was given up: figures, texts, offers and questions refer to it.';

create or replace function pipeline_private.deliveries_to_leave(lead_ids uuid[], before timestamptz)
  returns table (id uuid, received_at timestamptz, vendor_lead_id uuid)
  language sql
  stable
  rows 1000
as $$
  select deliveries.id, deliveries.received_at, coalesce(deliveries.vendor_lead_id, texts.vendor_lead_id)
  from pipeline.webhook_deliveries as deliveries
  left join pipeline.lead_messages as texts on texts.id = deliveries.message_id
  where deliveries.received_at < before and deliveries.verdict <> 'waiting'
    and coalesce(deliveries.vendor_lead_id, texts.vendor_lead_id) is not null
    and (
      lead_ids is null or deliveries.vendor_lead_id = any (lead_ids)
      or deliveries.vendor_lead_id is null and texts.vendor_lead_id = any (lead_ids)
    )
    and not exists (select from pipeline_private.inbox as waiting where waiting.id = deliveries.message_id)
    and not exists (select from pipeline.review_items as items where items.about = deliveries.id::text and items.resolved_at is null)
$$;

comment on function pipeline_private.deliveries_to_leave is
  'What came in for these leads, or for any where null, and may leave. What came for nobody is removed when its door says so, and gets into no file.';
