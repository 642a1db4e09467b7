-- Everything that a move brings, in one pass over the statement's leads: its event; what the old visit still had
-- pending is cancelled; the new visit's run, text and timer are written, which book their own jobs.
--
-- Which leads were moved is asked of the history, not of the old rows: joining two transition tables would keep the
-- plan that was made for the first, small statement of the session and be quadratic for a bulk. For the same reason
-- the plans are generic: made once, index look-ups for one lead and for 20,000 alike, also if they were made while a
-- table was empty. What this trigger calls plans under the same settings.
create or replace function pipeline_private.tg_vendor_leads__begin_visit()
  returns trigger
  language plpgsql
  security definer
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  actor record := pipeline_private.actor();
  overridden jsonb;
  fall_through text := nullif(current_setting('pipeline.fall_through', true), '');
  moved pipeline_private.moved_lead[];
  moved_ids uuid[];
  starts_agents boolean;
  writes_texts boolean;
  answers boolean;
  ends_offers boolean;
  unconsented boolean;
  unasked boolean;
  unseen uuid[];
begin
  if current_setting('pipeline.override', true) = 'on' then
    select jsonb_object_agg(permission.vendor_lead_id, jsonb_build_object('override', true, 'runEffects', permission.run_effects))
    into overridden
    from pipeline_private.stage_overrides as permission
    where permission.transaction_id = pg_current_xact_id();
  end if;

  with recorded as (
    insert into pipeline.pipeline_events (
      vendor_lead_id, event_type, from_stage, to_stage, stage_visit, metadata, actor_kind, actor, user_id, reason
    )
    select
      entered.id, 'stage_change', entered.previous_stage, entered.pipeline_stage, entered.stage_visit,
      case
        when entered.stage_visit = 1 then jsonb_build_object('source', entered.source)
        when legal.note is not null then jsonb_build_object('note', legal.note)
        else '{}'
      end || coalesce(overridden -> entered.id::text, '{}') || case
        when fall_through is not null and pipeline_private.is_fall_through(entered.previous_stage, entered.pipeline_stage)
          then jsonb_build_object('fallThrough', fall_through)
        else '{}'
      end,
      actor.kind, actor.name, actor.user_id, coalesce(entered.dead_reason, actor.reason)
    from new_rows as entered
    left join pipeline.stage_transitions as legal
      on legal.from_stage = entered.previous_stage and legal.to_stage = entered.pipeline_stage
    where (
      select known.id
      from pipeline.pipeline_events as known
      where known.vendor_lead_id = entered.id
        and known.stage_visit = entered.stage_visit
        and known.event_type = 'stage_change'
    ) is null
    returning vendor_lead_id, from_stage, to_stage, stage_visit
  )
  select
    array_agg(
      row (
        recorded.vendor_lead_id, recorded.to_stage, recorded.stage_visit,
        -- Who is to answer the vendor does not begin a conversation, and no prepared text speaks past what was said.
        case when words.wait is null or brings.entry_agent <> brings.reply_agent then brings.entry_agent end,
        case when words.wait is null or brings.entry_agent <> brings.reply_agent then brings.entry_purpose end,
        case
          when words.wait or brings.entry_template is null then null
          when overridden ? recorded.vendor_lead_id::text or recorded.from_stage is null then brings.entry_template
          else (
            select case when taken.brings_entry_text then brings.entry_template end
            from pipeline.stage_transitions as taken
            where taken.from_stage = recorded.from_stage and taken.to_stage = recorded.to_stage
          )
        end,
        case when words.wait is null or not pipeline_private.is_for_person(recorded.vendor_lead_id) then brings.reply_agent end, words.wait,
        null
      )::pipeline_private.moved_lead
    ),
    array_agg(recorded.vendor_lead_id),
    bool_or(brings.entry_agent is not null),
    bool_or(brings.entry_template is not null),
    bool_or(words.wait),
    bool_or(brings.owner is distinct from 'automation' or recorded.to_stage in ('OFFER_MADE', 'OFFER_REJECTED')),
    -- Who is to answer the vendor would begin the conversation: not with one who has not asked for it.
    bool_or(words.wait is null and brings.entry_agent = brings.reply_agent and (
      select consents.id from pipeline.consents as consents
      where consents.vendor_lead_id = recorded.vendor_lead_id and consents.channel = 'sms' and consents.withdrawn_at is null
      limit 1
    ) is null)
  into moved, moved_ids, starts_agents, writes_texts, answers, ends_offers, unconsented
  from recorded
  left join lateral (
    select true as wait
    where pipeline_private.answer_is_owed(recorded.vendor_lead_id, recorded.stage_visit)
  ) as words on true
  left join pipeline.stages as brings
    on brings.stage = recorded.to_stage
    and (overridden -> recorded.vendor_lead_id::text -> 'runEffects') is distinct from 'false';

  if moved is null then
    return null;
  end if;
  if unconsented then
    moved := pipeline_private.without_unasked(moved);
    unasked := exists (select from unnest(moved) as lead where lead.unasked);
  end if;

  if answers then
    unseen := pipeline_private.left_unseen(moved);
  end if;
  if tg_op = 'UPDATE' then
    perform pipeline_private.end_visits(moved, moved_ids, ends_offers);
  end if;
  if starts_agents then
    perform pipeline_private.start_entry_agents(moved);
  end if;
  if writes_texts then
    perform pipeline_private.write_entry_texts(moved);
  end if;
  if answers then
    perform pipeline_private.take_up_unanswered(moved, unseen);
  end if;
  perform pipeline_private.arm_timers(moved_ids);
  if unasked then
    perform pipeline_private.ask_to_ring(array(select lead.id from unnest(moved) as lead where lead.unasked), 'no_consent');
  end if;
  if exists (select from pipeline.owner_rules) then
    perform pipeline_private.hand_out_moved(moved);
  end if;
  return null;
end
$$;

create or replace trigger _500_begin_first_visit
  after insert on pipeline.vendor_leads
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__begin_visit();

create or replace trigger _500_begin_visit
  after update on pipeline.vendor_leads
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__begin_visit();

comment on function pipeline_private.tg_vendor_leads__begin_visit is
  'Writes exactly one stage_change event for every lead that a statement inserted or moved, cancels what the visit it left had pending, and starts what the visit it entered brings; instead of a first text to a vendor who has not consented, a person is asked to ring. Owner rules hand leads out as the transaction commits.';
