create or replace function pipeline_private.drop_overtaken(lead pipeline.vendor_leads, message pipeline.lead_messages, obstacle text)
  returns void
  language plpgsql
as $$
begin
  if obstacle = 'suppressed' then
    -- Asked about unless the lead is finished, or a person has been asked about the silence itself.
    perform pipeline_private.cancel_message(message, 'suppressed', case
      when lead.turn is not null and not exists (
        select from pipeline.review_items as items
        where items.vendor_lead_id = lead.id and items.resolved_at is null and items.kind in ('opted_out', 'wrong_number')
      ) then 'suppressed'
    end);
    -- Nobody is silent whom we cannot ask: our clock runs until a person has dealt with it.
    if lead.turn = 'vendor' and lead.held_at is null then
      perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
    end if;
    return;
  end if;

  perform pipeline_private.cancel_message(message, obstacle);
  -- An answer that was dropped on its way leaves the vendor's words unanswered; a first text is written anew.
  if lead.turn is not null then
    perform pipeline_private.owe_answer_again(array[message.id]);
    perform pipeline_private.go_on_speaking(lead, 'answer_dropped');
  end if;
end
$$;

comment on function pipeline_private.drop_overtaken is
  'Gives up a text for good: obstacle is moved_on, vendor_wrote or suppressed, as may_leave() says. The caller holds the locks of both rows.';

create or replace function pipeline_private.drop_if_overtaken(message pipeline.lead_messages)
  returns boolean
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead_of_text(message.id);
  obstacle text := pipeline_private.may_leave(lead, message);
begin
  if obstacle is null or obstacle not in ('moved_on', 'vendor_wrote', 'suppressed') then
    return false;
  end if;
  perform pipeline_private.drop_overtaken(lead, message, obstacle);
  return true;
end
$$;

comment on function pipeline_private.drop_if_overtaken is
  'Gives up a text that the carrier did not take if it must not leave any more, by what happened while it was under way, and says whether it did; if not, it may wait for another attempt.';
