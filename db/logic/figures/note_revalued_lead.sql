create or replace function pipeline_private.note_revalued_lead()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if old.asking_price is distinct from new.asking_price or old.offer_amount is distinct from new.offer_amount then
    insert into pipeline_private.revalued_leads (vendor_lead_id) values (new.id);
  end if;
  return null;
end
$$;

create or replace trigger _500_note_revalued_lead
  after update of asking_price, offer_amount on pipeline.vendor_leads
  for each row
  execute function pipeline_private.note_revalued_lead();
