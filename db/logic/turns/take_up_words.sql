create or replace function pipeline_private.take_up_words(lead pipeline.vendor_leads, why text)
  returns void
  language plpgsql
as $$
declare
  reply_agent text := (select stages.reply_agent from pipeline.stages as stages where stages.stage = lead.pipeline_stage);
begin
  if not pipeline_private.owes_answer(lead.id) or exists (
    select from pipeline.agent_runs as runs
    where runs.vendor_lead_id = lead.id and runs.agent = reply_agent and runs.status in ('queued', 'running')
  ) then
    return;
  end if;

  if reply_agent is null or lead.held_at is not null then
    perform pipeline_private.ask_person_to_answer(lead);
  else
    perform pipeline_private.let_agent_answer(lead, reply_agent, why);
  end if;
  if lead.turn = 'vendor' and lead.held_at is null then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.take_up_words is
  'Lets somebody answer what the vendor has written, if nobody does yet: the stage''s agent, else a person. The turn is ours.';

create or replace function pipeline_private.go_on_speaking(lead pipeline.vendor_leads, why text)
  returns void
  language plpgsql
as $$
begin
  if pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.take_up_words(lead, why);
  else
    perform pipeline_private.begin_again(lead);
  end if;
end
$$;

comment on function pipeline_private.go_on_speaking is
  'What a text that was dropped before it left leaves to say is said anew: the answer to the vendor, else what the stage begins with.';
