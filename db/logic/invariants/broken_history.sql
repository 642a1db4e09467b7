create or replace function pipeline_private.left_after(message pipeline.lead_messages, moment timestamptz)
  returns boolean
  language sql
  stable
as $$
  select coalesce(message.sent_at, case message.status when 'sending' then message.sending_at end) > moment
    and (
      message.sending_at > moment
      -- A clock that runs fast makes minutes of the seconds that a call to the carrier takes.
      or message.sent_at > moment + interval '1 minute'
        and coalesce(pipeline_private.clock_rate(), 0) = 0
    )
$$;

comment on function pipeline_private.left_after is
  'Whether a text was taken by the carrier after a moment, and was not merely on its way to it then: it was found free to leave later, or more than a call''s time had passed.';

create or replace function pipeline_private.broken_history(lead_ids uuid[] default null)
  returns table (invariant text, vendor_lead_id uuid, detail jsonb)
  language sql
  stable
  -- Of some leads or of all is another plan.
  set plan_cache_mode = force_custom_plan
as $$
  select 'history is one legal chain', moves.vendor_lead_id, moves.detail
  from (
    select
      events.vendor_lead_id,
      events.id,
      events.metadata ? 'override' as is_override,
      events.from_stage,
      events.to_stage,
      events.actor_kind in ('user', 'sql') as by_person,
      lag(events.to_stage) over visits as stood_at,
      lag(events.from_stage) over visits as came_from,
      lag(events.stage_visit) over visits as visit_before,
      events.stage_visit,
      jsonb_build_object('eventId', events.id, 'from', events.from_stage, 'to', events.to_stage, 'stageVisit', events.stage_visit) as detail
    from pipeline.pipeline_events as events
    where events.event_type = 'stage_change' and (lead_ids is null or events.vendor_lead_id = any (lead_ids))
    window visits as (partition by events.vendor_lead_id order by events.stage_visit)
  ) as moves
  where moves.from_stage is distinct from moves.stood_at
    or moves.stage_visit <> coalesce(moves.visit_before, 0) + 1
    or moves.from_stage is not null
      and not moves.is_override
      and not exists (
        select
        from pipeline.stage_transitions as legal
        where legal.from_stage = moves.from_stage
          and legal.to_stage = moves.to_stage
          and (legal.class = 'automation' or moves.by_person)
          and pipeline_private.is_legal(legal, moves.came_from)
      )
      -- Moves are not judged by rules that came later.
      and not exists (
        select
        from pipeline.audit_log as changed
        where changed.table_name = 'stage_transitions'
          and changed.row_id = concat_ws(':', moves.from_stage, moves.to_stage)
          and changed.operation <> 'INSERT'
      )
  union all
  select
    'the event of a move says what the audit log says of it', events.vendor_lead_id,
    jsonb_build_object('eventId', events.id, 'stageVisit', events.stage_visit, 'auditId', entries.id)
  from pipeline.pipeline_events as events
  left join pipeline.audit_log as entries
    on entries.vendor_lead_id = events.vendor_lead_id
    and entries.transaction_id = events.transaction_id
    -- No condition for an index: before the tables are analysed, all entries of the table would be read for each event.
    and (entries.table_name = 'vendor_leads') is true
    and (entries.new_values ->> 'stage_visit')::integer = events.stage_visit
  where events.event_type = 'stage_change'
    and (lead_ids is null or events.vendor_lead_id = any (lead_ids))
    -- The record of that time may have left, up to this visit.
    and not (
      entries.id is null and exists (
        select from pipeline_private.audit_cuts as cuts
        where cuts.table_name = 'vendor_leads' and cuts.row_id = events.vendor_lead_id::text
          and (cuts.known ->> 'stage_visit')::integer >= events.stage_visit
      )
    )
    and (
      (entries.actor_kind, entries.actor) is distinct from (events.actor_kind, events.actor)
      or coalesce(entries.new_values ->> 'dead_reason', entries.reason) is distinct from events.reason
        and not (
          events.reason is not distinct from 'erased'
          and exists (select from pipeline.erasures as erasures where erasures.vendor_lead_id = events.vendor_lead_id)
        )
    )
  union all
  select
    'the lead stands where its last event says', leads.id,
    jsonb_build_object('stage', leads.pipeline_stage, 'stageVisit', leads.stage_visit, 'lastEvent', last_move.to_stage, 'lastVisit', last_move.stage_visit)
  from pipeline.vendor_leads as leads
  left join lateral (
    select events.to_stage, events.stage_visit
    from pipeline.pipeline_events as events
    where events.vendor_lead_id = leads.id and events.event_type = 'stage_change'
    order by events.stage_visit desc
    limit 1
  ) as last_move on true
  where (lead_ids is null or leads.id = any (lead_ids))
    and (leads.pipeline_stage, leads.stage_visit) is distinct from (last_move.to_stage, last_move.stage_visit)
  union all
  select
    'a text has what its status says', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'status', texts.status, 'sentAt', texts.sent_at, 'deliveredAt', texts.delivered_at)
  from pipeline.lead_messages as texts
  where texts.direction = 'outbound'
    and (lead_ids is null or texts.vendor_lead_id = any (lead_ids))
    and case
      when texts.status = 'sending' and texts.sending_at is null then true
      when texts.status in ('queued', 'sending', 'cancelled') then coalesce(texts.sent_at, texts.delivered_at) is not null
      when texts.status in ('uncertain', 'failed') then texts.delivered_at is not null
      else
        texts.sending_at is null or texts.sent_at is null or texts.provider_message_id is null or texts.carrier is null
        or (texts.status = 'delivered') <> (texts.delivered_at is not null)
    end
  union all
  select 'what is a lead''s own is of no other lead', own.vendor_lead_id, jsonb_build_object('of', own.kind, 'id', own.id, 'otherLead', others.id)
  from (
    select 'text' as kind, texts.id, texts.vendor_lead_id, texts.agent_run_id, null::uuid as message_id
    from pipeline.lead_messages as texts
    where texts.agent_run_id is not null
    union all
    select 'offer', offers.id, offers.vendor_lead_id, offers.agent_run_id, offers.message_id
    from pipeline.offers as offers
    union all
    select 'review item', items.id, items.vendor_lead_id, items.agent_run_id, items.message_id
    from pipeline.review_items as items
    -- What a merge closed was about words that went along; the lead may have been taken out of DEAD_LEAD again.
    where (items.agent_run_id is not null or items.message_id is not null) and items.closed_because is distinct from 'merged'
  ) as own
  left join pipeline.agent_runs as runs on runs.id = own.agent_run_id
  left join pipeline.lead_messages as texts on texts.id = own.message_id
  cross join lateral (values (runs.vendor_lead_id), (texts.vendor_lead_id)) as others (id)
  where others.id <> own.vendor_lead_id
    -- Words that nobody had answered went along when leads were merged, and again when that one was merged.
    and others.id not in (select pipeline_private.merged_leads(own.vendor_lead_id))
    and (lead_ids is null or own.vendor_lead_id = any (lead_ids))
  union all
  select 'nothing is of a visit that has not been', own.vendor_lead_id, jsonb_build_object('of', own.kind, 'id', own.id, 'stageVisit', own.stage_visit)
  from (
    select 'run' as kind, runs.id, runs.vendor_lead_id, runs.stage_visit from pipeline.agent_runs as runs
    union all
    select 'text', texts.id, texts.vendor_lead_id, texts.stage_visit from pipeline.lead_messages as texts
    union all
    select 'review item', items.id, items.vendor_lead_id, items.stage_visit from pipeline.review_items as items
  ) as own
  join pipeline.vendor_leads as leads on leads.id = own.vendor_lead_id
  where own.stage_visit > leads.stage_visit and (lead_ids is null or own.vendor_lead_id = any (lead_ids))
  union all
  select 'no text left after the vendor opted out', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'sentAt', texts.sent_at, 'suppressedAt', stop.created_at)
  from pipeline.message_suppressions as stop
  join pipeline.lead_messages as texts on texts.phone = stop.phone
  where texts.direction = 'outbound'
    and (lead_ids is null or texts.vendor_lead_id = any (lead_ids))
    and pipeline_private.left_after(texts, stop.created_at)
  union all
  select 'no text left at any number to a vendor who had opted out', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'sentAt', texts.sent_at, 'optedOutAt', leads.opted_out_at)
  from pipeline.vendor_leads as leads
  join pipeline.lead_messages as texts on texts.vendor_lead_id = leads.id
  where leads.opted_out_at is not null
    and texts.direction = 'outbound'
    and (lead_ids is null or leads.id = any (lead_ids))
    and pipeline_private.left_after(texts, leads.opted_out_at)
  union all
  select 'no text of automation left after its lead had moved on', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'sentAt', texts.sent_at, 'movedAt', moves.created_at, 'to', moves.to_stage)
  from pipeline.lead_messages as texts
  join pipeline.pipeline_events as moves
    on moves.vendor_lead_id = texts.vendor_lead_id and moves.event_type = 'stage_change' and moves.stage_visit = texts.stage_visit + 1
  where texts.direction = 'outbound'
    and texts.author <> 'person'
    and (lead_ids is null or texts.vendor_lead_id = any (lead_ids))
    and pipeline_private.left_after(texts, moves.created_at)
  union all
  select 'no text of automation left while a hold stood or a person led', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'sentAt', texts.sent_at, 'since', frozen.since)
  from (
    select
      events.vendor_lead_id, events.created_at as since,
      (
        select min(ended.created_at) from pipeline.pipeline_events as ended
        where ended.vendor_lead_id = events.vendor_lead_id and ended.id > events.id
          and ended.event_type in ('lead_released', 'conversation_handed_back', 'stage_change')
      ) as until
    from pipeline.pipeline_events as events
    where events.event_type in ('lead_held', 'conversation_taken_over') and (lead_ids is null or events.vendor_lead_id = any (lead_ids))
  ) as frozen
  join pipeline.lead_messages as texts on texts.vendor_lead_id = frozen.vendor_lead_id
  where texts.direction = 'outbound'
    and texts.author <> 'person'
    and pipeline_private.left_after(texts, frozen.since)
    and (frozen.until is null or texts.sent_at < frozen.until)
$$;

comment on function pipeline_private.broken_history is
  'Of these leads, or of all, those whose stage changes are not one gap-free chain of legal moves and overrides, are told otherwise by the audit log, or do not lead to where they stand; texts whose status went backwards or has no evidence, or that left after STOP; runs, texts, offers and questions that belong to another lead or to a visit that has not been.';
