create or replace function pipeline.hold_for_care(lead_id uuid, reason pipeline.free_text)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
begin
  perform pipeline_private.want_reason('a hold', reason);
  perform pipeline_private.hold_and_ask(lead, 'needs_care', reason, null);

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.hold_for_care is
  'Somebody in distress: automation keeps off the conversation until a person releases it, what it was about to say is cancelled, and a person is asked, with this reason. A finished lead is not held; the question is asked all the same. Raises VL003 without a reason, VL010 for an unknown lead.';

grant execute on function pipeline.hold_for_care to pipeline_operator;

create or replace function pipeline_private.hold_and_ask(lead pipeline.vendor_leads, kind text, reason text, message_id uuid)
  returns void
  language plpgsql
as $$
declare
  other pipeline.vendor_leads;
begin
  for other in
    select leads.*
    from pipeline.vendor_leads as leads
    where leads.vendor_phone = lead.vendor_phone and leads.turn is not null
    order by leads.id
  loop
    perform pipeline_private.drop_unprompted_work(other, stages, 'held')
    from pipeline.stages as stages
    where stages.stage = other.pipeline_stage;
  end loop;
  -- Whoever leads a conversation already keeps automation off it.
  if lead.turn is not null and lead.taken_over_by is null then
    perform pipeline.hold_lead(lead.id, reason);
  end if;
  -- Only a person ends such a hold, also one that was to end by itself.
  perform pipeline_private.set_end_of_hold(timed, null, null)
  from (
    select distinct on (leads.hold_id) leads
    from pipeline.vendor_leads as leads
    where leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.held_until is not null
  ) as held (timed);

  perform pipeline_private.open_review_item(lead.id, kind, reason, message_id => message_id);
  -- What an agent was just reading about another of the number's leads is for a person now.
  perform pipeline_private.take_up_words(others, 'held')
  from pipeline.vendor_leads as others
  where others.vendor_phone = lead.vendor_phone and others.turn is not null and others.id <> lead.id;
end
$$;

comment on function pipeline_private.hold_and_ask is
  'Puts the live leads of a number on hold, unless a person leads the conversation, drops what automation was about to say, and asks a person about the one lead, and about another whose words an agent was reading. The caller holds the locks of the conversation.';
