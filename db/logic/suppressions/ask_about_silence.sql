create or replace function pipeline_private.tg_vendor_leads__keep_opt_out()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.vendor_phone is distinct from old.vendor_phone and new.opted_out_at is null then
    new.opted_out_at := (
      select stop.created_at
      from pipeline.message_suppressions as stop
      where stop.phone = old.vendor_phone and pipeline_private.binds_vendor(stop.reason)
    );
  end if;
  return new;
end
$$;

create or replace trigger _100_keep_opt_out
  before update of vendor_phone on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__keep_opt_out();

comment on function pipeline_private.tg_vendor_leads__keep_opt_out is
  'A lead that came in with a number whose owner had opted out before takes the opt-out along to a further number.';

create or replace function pipeline_private.tg_vendor_leads__ask_about_silence()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  why text := pipeline_private.why_silent(new);
begin
  if pipeline_private.is_erasing() then
    return null; -- it is no new number of theirs
  end if;
  if new.vendor_phone is distinct from old.vendor_phone and new.opted_out_at is not null then
    perform pipeline_private.record_event(new.id, 'number_after_opt_out', stage_visit => new.stage_visit);
    perform pipeline_private.open_review_item(
      new.id, 'opted_out', 'The vendor opted out and now has a new number; allow_again() if they want texts there'
    );
  elsif new.turn is not null and why is not null then
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
  when (new.vendor_phone is distinct from old.vendor_phone or new.turn is not null and old.turn is null)
  execute function pipeline_private.tg_vendor_leads__ask_about_silence();

comment on function pipeline_private.tg_vendor_leads__ask_about_silence is
  'A lead that comes back to life, or gets another number, and must not be texted: nothing would ever leave, so a person is asked at once. An opt-out is the vendor''s, not the number''s: a new number is not tried.';
