create or replace function pipeline_private.in_full_streets(said text)
  returns text
  language plpgsql
  immutable
as $$
declare
  kind text[];
begin
  said := ' ' || btrim(regexp_replace(lower(said), '[^a-z0-9]+', ' ', 'g')) || ' ';
  foreach kind slice 1 in array array[
    ['rd', 'road'], ['st', 'street'], ['ave', 'avenue'], ['av', 'avenue'], ['ln', 'lane'], ['cl', 'close'], ['dr', 'drive'], ['cres', 'crescent'],
    ['gdns', 'gardens'], ['ct', 'court'], ['pl', 'place'], ['sq', 'square'], ['terr', 'terrace'], ['gr', 'grove'], ['apt', 'flat'], ['apartment', 'flat'],
    ['at', ''], ['in', ''], ['of', '']
  ] loop
    said := replace(said, ' ' || kind[1] || ' ', rtrim(' ' || kind[2]) || ' ');
  end loop;
  return said;
end
$$;

comment on function pipeline_private.in_full_streets is 'Words of an address or of a text about one, in one spelling, each between blanks: "14 Oak Rd" is " 14 oak road ".';

create or replace function pipeline_private.names_of_house(lead pipeline.vendor_leads)
  returns table (words text, clarity integer)
  language plpgsql
  immutable
as $$
declare
  address constant text := btrim(pipeline_private.in_full_streets(coalesce(pipeline_private.short_address(lead.property_address), '')));
  unit constant text := substring(address from '^(?:flat|unit|room|studio) [a-z0-9]+\M');
  place constant text := btrim(substr(address, length(coalesce(unit, '')) + 1));
  is_flat constant boolean := lead.property_type in ('flat', 'maisonette');
begin
  return query
  select named.words, named.clarity
  from (values
    (unit || ' ' || place, 5),
    (unit, 4),
    (case when place ~ '[a-z0-9] [a-z]' then place end, case when unit is null then 4 else 3 end),
    (btrim(pipeline_private.in_full_streets(lead.property_postcode)), 3),
    (substring(place from '^\d+[a-z]? ([a-z]+ [a-z ]+)$'), 2),
    (case when is_flat is not false then 'the flat' end, 1),
    (case when is_flat is not true then 'the house' end, 1)
  ) as named (words, clarity)
  where named.words <> '';
end
$$;

comment on function pipeline_private.names_of_house is
  'By which words a text may name the house of a lead, in_full_streets(), and how clearly: its unit, its number and street, its postcode, its street, its kind.';

create or replace function pipeline_private.houses_meant(phone text, body text)
  returns uuid[]
  language plpgsql
  stable
as $$
declare
  said text;
begin
  if (select count(*) from pipeline.vendor_leads as leads where leads.vendor_phone = phone and leads.turn is not null) < 2 then
    return '{}';
  end if;
  said := pipeline_private.in_full_streets(body);
  return (
    with named as (
      select leads.id, names.words, names.clarity
      from pipeline.vendor_leads as leads
      cross join lateral pipeline_private.names_of_house(leads) as names
      where leads.vendor_phone = houses_meant.phone and leads.turn is not null and strpos(said, ' ' || names.words || ' ') > 0
    )
    select coalesce(array_agg(distinct named.id), '{}')
    from named
    -- Words that name another house as well, and that one by no fewer, tell nothing.
    where not exists (
      select from named as others where others.id <> named.id and others.clarity >= named.clarity and strpos(others.words, named.words) > 0
    )
  );
end
$$;

comment on function pipeline_private.houses_meant is 'Which live leads of a number a text names, where the number has several and the words are no other''s as well.';
