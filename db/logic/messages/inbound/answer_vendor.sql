create or replace function pipeline_private.take_up_unanswered(moved pipeline_private.moved_lead[], unseen uuid[])
  returns void
  language plpgsql
as $$
begin
  perform pipeline_private.close_review_items(
    array(
      select items.id
      from unnest(moved) as lead
      join pipeline.review_items as items on items.vendor_lead_id = lead.id
      where lead.waits and lead.reply_agent is not null and items.kind in ('vendor_wrote', 'reaction_failed') and items.resolved_at is null
    ),
    'agent_answers'
  );
  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  select lead.id, lead.stage, lead.stage_visit, lead.reply_agent, 'REPLY'
  from unnest(moved) as lead
  where lead.waits and lead.reply_agent is not null;

  perform pipeline_private.ask_person_to_answer(leads)
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where lead.waits and lead.reply_agent is null and (leads.turn is not null or leads.id = any (unseen));
end
$$;

comment on function pipeline_private.take_up_unanswered is
  'A vendor''s words outlive every move: for leads that waits says of, starts the agent that answers at their new stage, or asks a person where no agent may; for finished ones only about what left_unseen() found.';

create or replace function pipeline_private.left_unseen(moved pipeline_private.moved_lead[])
  returns uuid[]
  language sql
  stable
as $$
  select array_agg(leads.id)
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where lead.waits
    and leads.turn is null
    and exists (
      select from pipeline.lead_messages as said
      where said.vendor_lead_id = leads.id and said.direction = 'inbound' and said.answered_at is null
        and said.text_no > coalesce((
          select max(items.shown_up_to) from pipeline.review_items as items
          where items.vendor_lead_id = leads.id and items.resolved_at is null
        ), 0)
    )
$$;

comment on function pipeline_private.left_unseen is
  'Leads that are finished although the vendor has written what no open question has shown: an agent was reading it, or it came after. Asked before the questions of the visits that end are closed.';
