create or replace function pipeline_private.let_agent_answer(lead pipeline.vendor_leads, agent text, why text)
  returns void
  language plpgsql
as $$
begin
  if pipeline_private.is_for_person(lead.id) then
    perform pipeline_private.ask_person_to_answer(lead);
    return;
  end if;
  perform pipeline_private.close_review_items(
    array(
      select items.id
      from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.kind in ('vendor_wrote', 'reaction_failed') and items.resolved_at is null
    ),
    why
  );
  -- What it had begun to read is less than what there is now.
  update pipeline.agent_runs as runs
  set status = 'cancelled', finished_at = pipeline.now(), cancelled_because = why, error = pipeline_private.cause_in_words(why)
  where runs.vendor_lead_id = lead.id and runs.agent = let_agent_answer.agent and runs.status in ('queued', 'running');
  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  values (lead.id, lead.pipeline_stage, lead.stage_visit, agent, 'REPLY');
end
$$;

comment on function pipeline_private.let_agent_answer is
  'Starts an agent on everything that the vendor wrote and nobody has answered; whoever was asked to answer it need not. What is_for_person() waits for a person, whatever else was written since.';

create or replace function pipeline_private.ask_person_to_answer(lead pipeline.vendor_leads)
  returns void
  language sql
as $$
  select pipeline_private.open_review_item(
    lead.id, 'vendor_wrote',
    case
      when lead.taken_over_by is not null then format('The vendor wrote; %s leads the conversation', lead.taken_over_by)
      when lead.held_at is not null then 'The vendor wrote while the lead is on hold'
      else format('The vendor wrote at %s', (select stages.title from pipeline.stages as stages where stages.stage = lead.pipeline_stage))
    end,
    message_id => (
      select said.id
      from pipeline.lead_messages as said
      where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_at is null
      order by said.text_no
      limit 1
    ),
    about => ''
  )
  -- What a question about these very words shows needs no second one.
  where not exists (
    select from pipeline.review_items as items
    where items.vendor_lead_id = lead.id and items.resolved_at is null and items.kind in ('may_want_no_texts', 'needs_care', 'rights_request')
      and items.shown_up_to >= (
        select max(said.text_no) from pipeline.lead_messages as said
        where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_at is null
      )
  )
$$;

comment on function pipeline_private.ask_person_to_answer is
  'Asks a person to answer what the vendor wrote, unless a question about a plea, distress or a right shows all of it: one open item for a lead, however many texts wait. It names the first of them.';
