create or replace function pipeline_private.tell_of_handover(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  result jsonb,
  item_id uuid
)
  returns void
  language plpgsql
as $$
declare
  -- That they accept, or want another figure, is understood; what a person has to see first is ours.
  tell_in text := coalesce(result ->> 'tellIn', case when result ->> 'outcome' in ('accept', 'counter') then 'en' end);
  said pipeline.message_templates;
begin
  if item_id is null or tell_in is null or pipeline_private.why_silent(lead) is not null or not pipeline_private.owes_answer(lead.id)
    or pipeline_private.is_for_person(lead.id) or pipeline_private.knows_of_handover(lead.id, item_id)
    or exists (select from pipeline.agents as agents where agents.agent = run.agent and (agents.drafts_only or agents.shadows is not null))
  then
    return;
  end if;
  select templates.* into said
  from pipeline.handover_texts as texts
  join pipeline.message_templates as templates using (template)
  where texts.language in (tell_in, 'en') and texts.enabled
  order by texts.language = 'en'
  limit 1;
  if said.template is null or pipeline_private.rendered(said.body, lead) is null then
    return;
  end if;
  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, agent_run_id, is_reply, not_before
  )
  values (
    lead.id, 'outbound', said.purpose, pipeline_private.rendered(said.body, lead), 'queued', lead.vendor_phone, lead.pipeline_stage, lead.stage_visit,
    format('handover:%s', item_id), said.template, run.id, true, pipeline.now()
  );
end
$$;

comment on function pipeline_private.tell_of_handover is
  'Tells a vendor whose words an agent hands to a person that a person answers, in the language that the agent names (tellIn) or in English, once for a hand-over. It answers nothing: what they wrote stays open. Nobody is told where the agent names none, only drafts, or runs in another''s shadow, who must not be texted, or whose words may be a plea, tell of distress or ask for something by right.';

create or replace function pipeline_private.knows_of_handover(lead_id uuid, item_id uuid)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select
    from pipeline.review_items as items
    join pipeline.lead_messages as told on told.vendor_lead_id = items.vendor_lead_id and told.created_at >= items.opened_at
    join pipeline.handover_texts as texts on texts.template = told.template
    where items.vendor_lead_id = knows_of_handover.lead_id and items.id <> knows_of_handover.item_id and items.resolved_at is null
      and pipeline_private.is_answer_to_vendor(items) and told.status not in ('cancelled', 'failed', 'undelivered')
  )
$$;

comment on function pipeline_private.knows_of_handover is
  'Whether a vendor was told already that a person answers, and none has yet: a question about their words, other than this one, was open then and still is.';
