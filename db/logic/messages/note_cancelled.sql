create or replace function pipeline_private.tg_lead_messages__note_cancelled()
  returns trigger
  language plpgsql
as $$
begin
  if (new.status = 'cancelled') <> (old.status = 'cancelled') then
    new.cancelled_at := case when new.status = 'cancelled' then pipeline.now() end;
    new.cancelled_because := case when new.status = 'cancelled' then coalesce(new.cancelled_because, 'by_hand') end;
  end if;
  return new;
end
$$;

create or replace trigger _100_note_cancelled
  before update on pipeline.lead_messages
  for each row
  execute function pipeline_private.tg_lead_messages__note_cancelled();

comment on function pipeline_private.tg_lead_messages__note_cancelled is 'Whoever cancels a text, or takes that back, need not think of its time; who names no cause did it by hand.';
