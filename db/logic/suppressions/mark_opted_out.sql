create or replace function pipeline.mark_opted_out(phone text, reason pipeline.free_text)
  returns pipeline.message_suppressions
  language plpgsql
  security definer
as $$
declare
  number text := pipeline_private.listed_phone(mark_opted_out.phone);
  acting_before text[] := pipeline_private.act_for_people('keep texts from a number', mark_opted_out.reason);
  suppression pipeline.message_suppressions;
begin
  perform pipeline_private.suppress_phone(null, number, 'opt_out', mark_opted_out.reason);
  perform pipeline_private.act_as_before(acting_before);

  select * into suppression from pipeline.message_suppressions as known where known.phone = number;
  return suppression;
end
$$;

comment on function pipeline.mark_opted_out is
  'Notes that whoever has this number wants no more texts, by whatever way they said so: by phone, by letter, to a colleague. Binds the number, whether it is a lead''s or not, and the vendor of every lead that has it. The number may be written in any form. Raises VL003 without a reason, VL004 for automation, VL018 for what is no number.';

create or replace function pipeline.allow_again(phone text, reason pipeline.free_text)
  returns integer
  language plpgsql
  security definer
as $$
declare
  number text := pipeline_private.listed_phone(allow_again.phone);
  acting_before text[] := pipeline_private.act_for_people('allow a number again', allow_again.reason);
  leads_of_phone uuid[];
  lead_id uuid;
begin
  perform pipeline_private.lock_leads_of_phone(number);
  -- A plea binds the vendor at every number, and so does its end.
  leads_of_phone := array(
    select leads.id
    from pipeline.vendor_leads as leads
    where leads.vendor_phone = any (array(
      select number
      union all
      select known.vendor_phone from pipeline_private.leads_known_by(number) as known
    ))
    order by leads.id
  );
  delete from pipeline.message_suppressions as stop
  where stop.phone = number
    or pipeline_private.are_vendors_words(stop.reason) and stop.phone = any (array(
      select leads.vendor_phone::text from pipeline.vendor_leads as leads where leads.id = any (leads_of_phone)
      union all
      select others.phone from pipeline.lead_phones as others where others.vendor_lead_id = any (leads_of_phone)
    ));
  if not found and not exists (
    select from pipeline.vendor_leads as leads where leads.id = any (leads_of_phone) and leads.opted_out_at is not null
  ) then
    raise exception 'this number may be texted already' using errcode = 'VL010', hint = 'Nothing stands against it.';
  end if;

  update pipeline.vendor_leads as leads
  set opted_out_at = null
  where leads.id = any (leads_of_phone) and leads.opted_out_at is not null;

  foreach lead_id in array leads_of_phone loop
    perform pipeline_private.record_event(lead_id, 'allowed_again');
  end loop;
  perform pipeline_private.close_review_items(
    array(
      select items.id
      from pipeline.review_items as items
      where items.vendor_lead_id = any (leads_of_phone) and items.resolved_at is null
        and items.kind in ('opted_out', 'wrong_number', 'suppressed')
    ),
    'allowed_again'
  );
  -- The open question was what would move the lead; without it a clock must run.
  perform pipeline_private.give_turn(leads.id, leads.turn, pipeline.now())
  from pipeline.vendor_leads as leads
  where leads.id = any (leads_of_phone) and leads.turn is not null
    and not exists (select from pipeline.lead_timers as timers where timers.vendor_lead_id = leads.id);
  perform pipeline_private.consent_again(leads_of_phone, reason);
  perform pipeline_private.act_as_before(acting_before);
  return cardinality(leads_of_phone);
end
$$;

comment on function pipeline.allow_again is
  'Takes a number off the suppression list, and with it the opt-out of every lead that has it, be it beside the one that we text, at all its numbers; the reason is kept in the audit log, in an event of each lead, and with the consents that stand again. Texts that were cancelled stay so. Returns how many leads have the number. Raises VL003 without a reason, VL004 for automation, VL010 when nothing stands against the number, VL018 for what is no number.';

grant execute on function pipeline.mark_opted_out, pipeline.allow_again to pipeline_operator;

create or replace function pipeline_private.listed_phone(written text)
  returns text
  language plpgsql
  stable
as $$
declare
  number record := pipeline_private.read_phone(written);
begin
  if number.e164 is not null then
    return number.e164;
  end if;
  raise exception 'this is no phone number: %', replace(number.problem, '_', ' ')
    using errcode = 'VL018', detail = jsonb_build_object('fields', array['phone'], 'problem', number.problem)::text, hint = 'Write it like +447700900123 or 07700 900123.';
end
$$;

comment on function pipeline_private.listed_phone is
  'A number as the suppression list has it. Any number may stand there, also one that cannot be texted. Raises VL018 for what is none.';
