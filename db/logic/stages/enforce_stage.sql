create or replace function pipeline_private.tg_vendor_leads__enforce_stage()
  returns trigger
  language plpgsql
  security definer
  set enable_seqscan = off
as $$
declare
  actor record;
  entered record;
  missing text[];
  -- Null without an override, else whether it runs the effects of entering the stage.
  overrides_with_effects boolean;
begin
  if new.pipeline_stage = old.pipeline_stage then
    return new;
  end if;

  if old.turn is null then
    perform pipeline_private.refuse_erased(old, new);
  end if;

  actor := pipeline_private.actor();
  if current_setting('pipeline.override', true) = 'on' then
    select permission.run_effects
    into overrides_with_effects
    from pipeline_private.stage_overrides as permission
    where permission.vendor_lead_id = old.id
      and permission.to_stage = new.pipeline_stage
      and permission.transaction_id = pg_current_xact_id();
  end if;

  select
    stages.is_terminal,
    stages.retry_no,
    stages.entry_turn,
    legal.class,
    legal.reason_required,
    pipeline_private.is_legal(legal, old.previous_stage) as is_legal,
    exists (
      select
      from pipeline.stage_required_fields as required
      where required.from_stage = old.pipeline_stage and required.to_stage = stages.stage
    ) as has_required_fields,
    not stages.is_terminal and pipeline_private.answer_is_owed(old.id, old.stage_visit + 1) as owes_answer
  into entered
  from pipeline.stages as stages
  left join pipeline.stage_transitions as legal
    on legal.from_stage = old.pipeline_stage and legal.to_stage = stages.stage
  where stages.stage = new.pipeline_stage;

  if overrides_with_effects is null then
    if entered.is_legal is not true or not actor.is_person and (entered.class = 'operator' or old.held_at is not null) then
      perform pipeline_private.refuse_move(old, new, entered.is_legal, entered.class, actor.is_person);
    end if;

    if entered.has_required_fields then
      missing := pipeline_private.missing_fields(
        jsonb_populate_record(new, jsonb_build_object('pipeline_stage', old.pipeline_stage)), new.pipeline_stage
      );
    end if;
    if cardinality(missing) > 0 then
      raise exception 'a lead needs % before it may move from % to %',
        array_to_string(missing, ', '), old.pipeline_stage, new.pipeline_stage
        using
          errcode = 'VL002',
          detail = jsonb_build_object(
            'leadId', old.id, 'from', old.pipeline_stage, 'to', new.pipeline_stage, 'missing', missing
          )::text,
          hint = 'Fill these in first, or together with the move.',
          schema = tg_table_schema, table = tg_table_name, column = missing[1];
    end if;
  end if;

  if new.pipeline_stage = 'DEAD_LEAD' then
    new.dead_reason := coalesce(nullif(btrim(new.dead_reason), ''), actor.reason);
    if new.dead_reason is null then
      raise exception 'a lead cannot die without a reason'
        using
          errcode = 'VL006',
          detail = jsonb_build_object('leadId', old.id, 'from', old.pipeline_stage, 'to', new.pipeline_stage)::text,
          hint = 'Set dead_reason in the same UPDATE, or the setting pipeline.reason in the same transaction.',
          schema = tg_table_schema, table = tg_table_name, column = 'dead_reason';
    end if;
  else
    new.dead_reason := null;
  end if;

  if entered.reason_required and overrides_with_effects is null and coalesce(new.dead_reason, actor.reason) is null then
    raise exception 'the move from % to % wants a reason', old.pipeline_stage, new.pipeline_stage
      using
        errcode = 'VL003',
        detail = jsonb_build_object('leadId', old.id, 'from', old.pipeline_stage, 'to', new.pipeline_stage)::text,
        hint = 'In the same transaction: select set_config(''pipeline.reason'', ''why'', true);',
        schema = tg_table_schema, table = tg_table_name, column = 'pipeline_stage';
  end if;

  new.stage_visit := old.stage_visit + 1;
  new.stage_entered_at := pipeline.now();
  new.previous_stage := old.pipeline_stage;
  -- What the vendor has written is still to be answered, whatever brought the lead here.
  new.turn := case when entered.owes_answer then 'us' else entered.entry_turn end;
  new.turn_since := new.stage_entered_at;
  new.retry_count := coalesce(entered.retry_no, old.retry_count);
  new.agent_retry_count := 0;
  new.next_retry_at := null;

  -- Nobody will be started to take our turn, so a stage that can wait for the vendor waits at once.
  if overrides_with_effects is false and not entered.owes_answer then
    if exists (
      select from pipeline.stage_timers as timers where timers.stage = new.pipeline_stage and timers.counted_from = 'vendor_silence'
    ) then
      new.turn := 'vendor';
    end if;
  end if;

  if entered.retry_no is not null and new.held_at is null then
    new.next_retry_at := (
      select pipeline_private.later(new.stage_entered_at, timers.after) from pipeline.stage_timers as timers
      where timers.stage = new.pipeline_stage and (timers.counted_from = 'vendor_silence') = (new.turn = 'vendor')
      order by timers.after limit 1
    );
  end if;

  if entered.is_terminal then
    new.held_at := null;
    new.hold_reason := null;
    new.hold_id := null;
    new.held_until := null;
    new.taken_over_by := null;
  end if;

  -- An undo writes back what a mistaken move wrote, and leaves the rest.
  if current_setting('pipeline.keeps_offers', true) is distinct from 'on' then
    case new.pipeline_stage
      when 'AI_CONVERSATION' then
        new.conversation_started_at := coalesce(old.conversation_started_at, new.stage_entered_at);
      when 'OFFER_ACCEPTED' then
        new.offer_accepted_at := coalesce(
          case when old.offer_accepted_at is null or old.offer_rejected_at is null then old.offer_accepted_at end,
          new.stage_entered_at
        );
      when 'OFFER_REJECTED' then
        new.offer_rejected_at := new.stage_entered_at;
      when 'DEAD_LEAD' then
        if new.rejection_reason is distinct from old.rejection_reason then
          new.offer_rejected_at := new.stage_entered_at;
        end if;
      else
        null;
    end case;
  end if;

  if new.pipeline_stage <> 'DEAD_LEAD' then
    new.archived_at := null;
    -- Whoever brings a merged lead back says that it is another one after all.
    new.merged_into := null;
  end if;

  return new;
end
$$;

create or replace trigger _200_enforce_stage
  before update on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__enforce_stage();

comment on function pipeline_private.tg_vendor_leads__enforce_stage is
  'The guard of every move: is it legal for this actor, are the required fields there, is there a reason? Then it opens the new visit. Raises VL001 to VL004, VL006 and VL011.';
