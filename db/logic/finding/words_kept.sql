-- Leads that were there before the search was.
insert into pipeline_private.lead_words (vendor_lead_id, words, numbers)
select leads.id, its.words, its.numbers
from pipeline.vendor_leads as leads
cross join lateral pipeline_private.words_of(leads) as its
where not exists (select from pipeline_private.lead_words as known where known.vendor_lead_id = leads.id);

create or replace function pipeline_private.keep_words(lead_ids uuid[])
  returns void
  language sql
as $$
  insert into pipeline_private.lead_words as known (vendor_lead_id, words, numbers)
  select leads.id, its.words, its.numbers
  from pipeline.vendor_leads as leads
  cross join lateral pipeline_private.words_of(leads) as its
  where leads.id = any (lead_ids)
  on conflict (vendor_lead_id) do update set words = excluded.words, numbers = excluded.numbers
    where (known.words, known.numbers) is distinct from (excluded.words, excluded.numbers)
$$;

comment on function pipeline_private.keep_words is 'Writes anew by what these leads are found.';

create or replace function pipeline_private.tg_vendor_leads__keep_words_of_new()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  insert into pipeline_private.lead_words (vendor_lead_id, words, numbers)
  select leads.id, its.words, its.numbers
  from new_rows as rows
  join pipeline.vendor_leads as leads on leads.id = rows.id
  cross join lateral pipeline_private.words_of(leads) as its;
  return null;
end
$$;

create or replace trigger _500_keep_words_of_new
  after insert on pipeline.vendor_leads
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__keep_words_of_new();

-- Not for every statement: a move would pay for it. The columns are those that some statement sets, none that follows.
create or replace function pipeline_private.tg_vendor_leads__keep_words()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if (old.vendor_name, old.vendor_phone, old.property_postcode, old.property_address, old.external_ref)
    is distinct from (new.vendor_name, new.vendor_phone, new.property_postcode, new.property_address, new.external_ref) then
    perform pipeline_private.keep_words(array[new.id]);
  end if;
  return null;
end
$$;

create or replace trigger _500_keep_words
  after update of vendor_name, vendor_phone, property_postcode, property_address, external_ref on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__keep_words();

create or replace function pipeline_private.tg_lead_phones__keep_words()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.keep_words(array[old.vendor_lead_id, new.vendor_lead_id]);
  return null;
end
$$;

create or replace trigger _500_keep_words
  after insert or update or delete on pipeline.lead_phones
  for each row
  execute function pipeline_private.tg_lead_phones__keep_words();
