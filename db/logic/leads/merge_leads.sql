create or replace function pipeline.merge_leads(keep_id uuid, drop_id uuid, reason pipeline.free_text, dry_run boolean default false)
  returns jsonb
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('merge leads', reason);
  kept pipeline.vendor_leads;
  dropped pipeline.vendor_leads;
  obstacle text;
  plan jsonb;
begin
  perform from pipeline.vendor_leads as leads where leads.id in (keep_id, drop_id) order by leads.id for no key update;
  kept := pipeline_private.lock_lead(keep_id);
  dropped := pipeline_private.lock_lead(drop_id);
  obstacle := case
    when kept.id = dropped.id then 'a lead is not merged with itself'
    when kept.merged_into is not null or dropped.merged_into is not null then 'one of them was merged before'
    when exists (select from pipeline.deals as deals where deals.vendor_lead_id = dropped.id and deals.fell_through_at is null)
      then 'the one to drop has a deal'
    when kept.turn is null and dropped.turn is not null then 'the one to keep is finished, and the one to drop is not'
  end;
  if obstacle is not null then
    raise exception '%', obstacle
      using
        errcode = 'VL027', detail = jsonb_build_object('keepId', kept.id, 'dropId', dropped.id)::text,
        hint = 'Keep the other one, or finish what stands in the way.';
  end if;

  plan := pipeline_private.plan_of_merge(kept, dropped);
  if dry_run is not true then
    perform pipeline_private.take_in(kept, dropped, plan);
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return plan;
end
$$;

comment on function pipeline.merge_leads is
  'Two leads that are one: the first is kept, with whatever facts only the other has, what the vendor wrote there and nobody answered, its drafts, texts of people that have not left and the call that is planned, its consents, opt-out, hold and take-over, and its owner if the first has none; the other ends at DEAD_LEAD, points to the kept one, and keeps its history. dry_run only looks. Returns which facts are taken, how many unanswered texts, and what of people''s own, come along, and what ends. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead, VL027 for leads that cannot be merged.';

grant execute on function pipeline.merge_leads to pipeline_operator;

create or replace function pipeline_private.plan_of_merge(kept pipeline.vendor_leads, dropped pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'keepId', kept.id,
    'dropId', dropped.id,
    'stage', kept.pipeline_stage,
    'droppedStage', dropped.pipeline_stage,
    'facts', (
      select coalesce(jsonb_object_agg(fact.key, fact.value), '{}')
      from jsonb_each(to_jsonb(dropped)) as fact
      where fact.key in (select facts.fact from pipeline_private.lead_facts as facts)
        and fact.value <> 'null' and to_jsonb(kept) -> fact.key = 'null'
    ),
    'otherPhone', case when dropped.vendor_phone <> kept.vendor_phone then dropped.vendor_phone end,
    'optOut', kept.opted_out_at is null and dropped.opted_out_at is not null,
    'unansweredTexts', (
      select count(*) from pipeline.lead_messages as said
      where said.vendor_lead_id = dropped.id and said.direction = 'inbound' and said.answered_at is null
    ),
    'textsOfPeople', jsonb_array_length(coming.work -> 'texts'),
    'plannedCall', (
      select planned.due_at from pipeline.planned_calls as planned where coming.work -> 'calls' ? planned.id::text
    ),
    'openOffer', (
      select offers.amount from pipeline.offers as offers where offers.vendor_lead_id = dropped.id and offers.status in ('made', 'sent')
    )
  )
  from (select case when kept.turn is null then '{"texts": [], "calls": []}' else pipeline_private.own_work(dropped) end) as coming (work)
$$;

create or replace function pipeline_private.take_in(kept pipeline.vendor_leads, dropped pipeline.vendor_leads, plan jsonb)
  returns void
  language plpgsql
as $$
declare
  own_work jsonb := pipeline_private.own_work(dropped);
begin
  if kept.turn is not null then
    perform pipeline_private.move_own_work(own_work, dropped.id, kept);
    plan := plan || jsonb_build_object('ownWork', own_work);
  end if;
  perform pipeline_private.move_words(kept, dropped);
  perform pipeline_private.move_drafts(kept, dropped);
  perform pipeline_private.move_flags(kept, dropped);
  perform pipeline_private.move_rights(kept, dropped);
  if dropped.turn is not null then
    perform pipeline.override_stage(dropped.id, 'DEAD_LEAD', format('Merged into %s', kept.id));
  end if;
  update pipeline.vendor_leads as leads set merged_into = kept.id where leads.id = dropped.id;

  perform pipeline_private.write_lead(jsonb_populate_record(leads, plan -> 'facts'))
  from pipeline.vendor_leads as leads
  where leads.id = kept.id;

  perform pipeline_private.record_event(kept.id, 'lead_merged', plan, stage_visit => kept.stage_visit);
  perform pipeline_private.record_event(dropped.id, 'lead_merged', plan);
  perform pipeline_private.bind_both(kept, dropped);
  if (plan ->> 'unansweredTexts')::integer > 0 then
    perform pipeline_private.take_up_words(leads, 'merged') from pipeline.vendor_leads as leads where leads.id = kept.id;
  end if;
end
$$;

comment on function pipeline_private.take_in is 'Merges a lead into another as planned. The caller holds both locks.';
