create or replace function pipeline_private.tg_vendor_leads__ask_about_new_number()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  perform pipeline_private.record_event(new.id, 'number_after_opt_out', stage_visit => new.stage_visit);
  perform pipeline_private.open_review_item(
    new.id, 'opted_out', 'The vendor opted out and now has a new number; allow_again() if they want texts there'
  );
  return null;
end
$$;

create or replace trigger _500_ask_about_new_number
  after update on pipeline.vendor_leads
  for each row
  when (new.vendor_phone is distinct from old.vendor_phone and new.opted_out_at is not null)
  execute function pipeline_private.tg_vendor_leads__ask_about_new_number();

comment on function pipeline_private.tg_vendor_leads__ask_about_new_number() is
  'An opt-out is the vendor''s, not the number''s: a new number is not tried, a person is asked.';
