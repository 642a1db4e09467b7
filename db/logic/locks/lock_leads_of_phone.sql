create or replace function pipeline_private.lock_leads_of_phone(phone text)
  returns setof uuid
  language sql
as $$
  select leads.id
  from pipeline.vendor_leads as leads
  where leads.vendor_phone = lock_leads_of_phone.phone
  order by leads.id
  for no key update
$$;

comment on function pipeline_private.lock_leads_of_phone is
  'Locks every lead of a number until the transaction ends, in the order of their ids: whoever acts on a whole conversation begins with it, so that two never wait for each other. Returns the ids.';
