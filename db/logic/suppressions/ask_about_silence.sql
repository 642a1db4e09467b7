create or replace function pipeline_private.tg_vendor_leads__ask_about_silence()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  why text := pipeline_private.why_silent(new);
begin
  if why is not null then
    perform pipeline_private.open_review_item(
      new.id,
      case
        when why = 'wrong_number' then 'wrong_number'
        when pipeline_private.binds_vendor(why) then 'opted_out'
        else 'suppressed'
      end,
      format('The lead is live and no text may reach its vendor (%s); allow_again() if they may be texted, or ring them', why)
    );
  end if;
  return null;
end
$$;

create or replace trigger _500_ask_about_silence
  after update on pipeline.vendor_leads
  for each row
  when (new.turn is not null and (old.turn is null or new.vendor_phone is distinct from old.vendor_phone))
  execute function pipeline_private.tg_vendor_leads__ask_about_silence();

comment on function pipeline_private.tg_vendor_leads__ask_about_silence is
  'A lead that comes back to life, or gets another number, and must not be texted: nothing would ever leave, so a person is asked at once.';
