create or replace function pipeline_private.resume_after_review(
  lead pipeline.vendor_leads,
  item pipeline.review_items,
  seen_up_to bigint
)
  returns void
  language plpgsql
as $$
begin
  if item.kind = 'call_due' then
    update pipeline.planned_calls as planned
    set ended_at = item.resolved_at, ended_by = item.resolved_by, end_reason = item.resolution
    where planned.vendor_lead_id = lead.id and planned.ended_at is null and planned.asked_at is not null;
  end if;
  if pipeline_private.is_answer_to_vendor(item) then
    with answered as (
      update pipeline.lead_messages as messages
      set answered_at = pipeline.now()
      where messages.vendor_lead_id = lead.id and messages.direction = 'inbound'
        and messages.answered_at is null and messages.text_no <= seen_up_to
      returning messages.text_no
    )
    update pipeline.review_items as items
    set answered_texts = texts.numbers
    from (select array_agg(answered.text_no order by answered.text_no) as numbers from answered) as texts
    where items.id = item.id and texts.numbers is not null;
    -- What came later is asked about anew, unless an agent reads it.
    if pipeline_private.owes_answer(lead.id) and not exists (
      select from pipeline.agent_runs as runs
      where runs.vendor_lead_id = lead.id and runs.purpose = 'REPLY' and runs.status in ('queued', 'running')
    ) then
      perform pipeline_private.ask_person_to_answer(lead);
    end if;
  end if;
  if lead.turn is null then
    return;
  end if;

  if item.kind in ('message_failed', 'message_uncertain') or pipeline_private.is_answer_to_vendor(item) then
    perform pipeline_private.let_vendor_answer(lead);
  end if;
  -- The open item was what would move the lead, or what our count had come to; without it a clock must run from now.
  if not exists (
    select from pipeline.lead_timers as timers
    where timers.vendor_lead_id = lead.id
      and not (item.kind = 'stage_overdue' and lead.turn = 'us' and cardinality(timers.fired) > 0)
  ) then
    perform pipeline_private.give_turn(lead.id, lead.turn, pipeline.now());
  end if;

  if not exists (
    select from pipeline.review_items as items
    where items.vendor_lead_id = lead.id and items.resolved_at is null and items.stage_visit = lead.stage_visit
  ) then
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    from pipeline.alert_rules as rules
    where alerts.vendor_lead_id = lead.id and alerts.resolved_at is null
      and rules.type = alerts.type and rules.ends_with_answer;
  end if;
end
$$;

comment on function pipeline_private.resume_after_review is
  'What follows when a person resolved an item: what the vendor wrote up to the text they have seen counts as answered, the turn is the vendor''s where the stage waits for them, a clock runs, and alerts about what was asked are over.';

create or replace function pipeline_private.is_answer_to_vendor(item pipeline.review_items)
  returns boolean
  language sql
  stable
as $$
  select case
    when item.kind in ('vendor_wrote', 'reaction_failed', 'may_want_no_texts', 'needs_care', 'wants_texts_again', 'rights_request') then true
    -- A valuation or a first offer is our own work; whatever else agents do answers the vendor.
    when item.kind in ('agent_asks', 'agent_doubted', 'agent_failure') then not pipeline_private.is_own_work(item)
    when item.kind in ('message_failed', 'message_uncertain', 'suppressed', 'too_many_texts') then coalesce((
      select messages.is_reply from pipeline.lead_messages as messages where messages.id = item.message_id
    ), false)
    when item.kind = 'stage_overdue' then pipeline_private.owes_answer(item.vendor_lead_id)
    else false
  end
$$;

comment on function pipeline_private.is_answer_to_vendor is
  'Whether resolving an item means that a person has answered what the vendor wrote.';
