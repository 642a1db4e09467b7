create or replace function pipeline_private.end_visits(moved pipeline_private.moved_lead[], lead_ids uuid[], may_end_offers boolean)
  returns void
  language plpgsql
as $$
declare
  has_runs boolean;
  has_texts boolean;
  has_questions boolean;
  owed uuid[];
begin
  -- Most moves leave little behind, and an UPDATE that finds nothing costs as much as one that does.
  select
    exists (
      select from pipeline.agent_runs as runs where runs.vendor_lead_id = any (lead_ids) and runs.status in ('queued', 'running')
    ),
    exists (
      select from pipeline.lead_messages as messages where messages.vendor_lead_id = any (lead_ids) and messages.status = 'queued'
    ),
    exists (select from pipeline.review_items as items where items.vendor_lead_id = any (lead_ids) and items.resolved_at is null)
      or exists (select from pipeline.alerts as alerts where alerts.vendor_lead_id = any (lead_ids) and alerts.resolved_at is null)
  into has_runs, has_texts, has_questions;

  if has_runs then
    update pipeline.agent_runs as runs
    set status = 'cancelled', finished_at = pipeline.now(), cancelled_because = 'moved_on', error = pipeline_private.cause_in_words('moved_on')
    from unnest(moved) as lead
    where runs.vendor_lead_id = lead.id
      and runs.stage_visit < lead.stage_visit
      and runs.status in ('queued', 'running');
  end if;

  if has_texts then
    with dropped as (
      update pipeline.lead_messages as messages
      set status = 'cancelled', cancelled_because = 'moved_on', status_reason = pipeline_private.cause_in_words('moved_on')
      from unnest(moved) as lead
      where messages.vendor_lead_id = lead.id
        and messages.stage_visit < lead.stage_visit
        and messages.status = 'queued'
        and messages.author <> 'person'
      returning messages.id, messages.vendor_lead_id, lead.waits
    )
    -- A lead that is finished owes nobody the answer that an agent had already given.
    select array_agg(dropped.id) into owed
    from dropped
    join pipeline.vendor_leads as leads on leads.id = dropped.vendor_lead_id
    where dropped.waits and leads.turn is not null;
    perform pipeline_private.owe_answer_again(owed);
  end if;

  if exists (select from unnest(moved) as lead where lead.waits) then
    perform pipeline_private.wake_waiting_texts(array(
      select leads.vendor_phone
      from unnest(moved) as lead
      join pipeline.vendor_leads as leads on leads.id = lead.id
      where lead.waits and leads.turn is null
    ));
  end if;
  if may_end_offers and current_setting('pipeline.keeps_offers', true) is distinct from 'on' then
    perform pipeline_private.settle_offers_and_deals(moved);
  end if;
  if has_questions then
    perform pipeline_private.close_overtaken(moved);
  end if;
end
$$;

comment on function pipeline_private.end_visits is
  'Ends what the visits that the leads left still had open: runs, unsent texts (a person''s own still goes out), offers, questions to people and alerts. lead_ids are theirs; may_end_offers: one of the stages they came to may settle offers or deals.';
