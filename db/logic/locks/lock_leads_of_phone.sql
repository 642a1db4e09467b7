create or replace function pipeline_private.lock_leads_of_phone(phone text)
  returns setof uuid
  language sql
as $$
  with locked as (
    select leads.id, leads.vendor_phone
    from pipeline.vendor_leads as leads
    where leads.vendor_phone = any (array(
      select lock_leads_of_phone.phone
      union all
      select known.vendor_phone from pipeline_private.leads_known_by(lock_leads_of_phone.phone) as known
    ))
    order by leads.id
    for no key update
  )
  select locked.id from locked where locked.vendor_phone = lock_leads_of_phone.phone
$$;

comment on function pipeline_private.lock_leads_of_phone is
  'Locks every lead of a number, and of the numbers of those who have it beside another, until the transaction ends, in the order of their ids: whoever acts on a whole conversation begins with it, so that two never wait for each other. Returns the ids of those whose own number it is.';
