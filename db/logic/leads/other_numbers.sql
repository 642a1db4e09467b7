create or replace function pipeline.add_lead_phone(lead_id uuid, phone pipeline.one_line, reason pipeline.free_text default null)
  returns pipeline.lead_phones
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  known pipeline.lead_phones;
begin
  perform pipeline_private.want_person('add a number to a lead');
  perform set_config('pipeline.reason', coalesce(reason, reason_before), true);
  select * into known
  from pipeline.lead_phones as others
  where others.vendor_lead_id = lead.id and others.phone = (pipeline_private.read_phone(add_lead_phone.phone)).e164;
  if known.id is null then
    insert into pipeline.lead_phones (vendor_lead_id, phone) values (lead.id, add_lead_phone.phone) returning * into known;
  end if;
  perform set_config('pipeline.reason', reason_before, true);
  return known;
end
$$;

comment on function pipeline.add_lead_phone is
  'Notes another number of a lead''s vendor: what comes from there is about this lead, also what came before and nobody could place; we go on texting the lead''s own number. In any form. One that is known already changes nothing. Raises VL004 for automation, VL010 for an unknown lead, VL018 for what is no number or the one that the lead has already.';

create or replace function pipeline.remove_lead_phone(lead_id uuid, phone pipeline.one_line, reason pipeline.free_text default null)
  returns boolean
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  is_gone boolean;
begin
  perform pipeline_private.want_person('take a number from a lead');
  perform set_config('pipeline.reason', coalesce(reason, reason_before), true);
  delete from pipeline.lead_phones as others
  where others.vendor_lead_id = lead.id
    and others.phone = coalesce((pipeline_private.read_phone(remove_lead_phone.phone)).e164, remove_lead_phone.phone);
  is_gone := found;
  perform set_config('pipeline.reason', reason_before, true);
  return is_gone;
end
$$;

comment on function pipeline.remove_lead_phone is
  'Forgets another number of a lead''s vendor; what came from there stays. Returns whether it was known. Raises VL004 for automation, VL010 for an unknown lead.';

grant execute on function pipeline.add_lead_phone, pipeline.remove_lead_phone to pipeline_operator;
