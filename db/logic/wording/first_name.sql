-- How we greet somebody whose name was written by who knows whom: by a form, a spreadsheet, a person in a hurry. What is
-- not surely a name is none, since "Hi there," reads well and "Hi Executors," does not.
--
-- Words are looked up in lists rather than matched: a session keeps 32 regular expressions, and to compile one costs more
-- than the rest of a text.
create or replace function pipeline_private.first_name(vendor_name text)
  returns text
  language plpgsql
  immutable
as $$
declare
  people text[];
  greeting text;
  other text;
begin
  -- The usual case, "Jo Smith", without the rest.
  if vendor_name ~ '^[A-Z][a-z]{1,19} [A-Z][a-z]+$'
    and not pipeline_private.is_title(split_part(vendor_name, ' ', 1)) and not pipeline_private.is_title(split_part(vendor_name, ' ', 2))
    and lower(split_part(vendor_name, ' ', 1)) <> all ('{fao,attn,dear,hi,hello}') and not pipeline_private.is_no_person(vendor_name)
  then
    return split_part(vendor_name, ' ', 1);
  end if;

  people := pipeline_private.people_named(vendor_name);
  if people is null or cardinality(people) > 2 then
    return null;
  end if;
  greeting := pipeline_private.greeting_of(people[1]);
  other := pipeline_private.greeting_of(people[2]);
  -- "Mr & Mrs Khan", "Mr A & Mrs B Khan", "Mr John & Mrs Jane Khan": the titles of both, and the name of the last.
  if pipeline_private.is_title(split_part(people[1], ' ', 1)) and pipeline_private.is_title(split_part(people[2], ' ', 1))
    and other is not null and (greeting is null or strpos(other, ' ') = 0)
  then
    greeting := initcap(split_part(people[1], ' ', 1));
    other := pipeline_private.with_title(people[2]);
  elsif cardinality(people) = 2 and pipeline_private.is_title(people[1]) then
    return null;
  end if;

  if length(greeting) + length(other) <= 27 then
    greeting := greeting || ' & ' || other;
  end if;
  return case when length(greeting) <= 30 then pipeline_private.gsm_only(greeting) end;
end
$$;

comment on function pipeline_private.first_name is
  'The name by which to greet a vendor, in plain letters and 30 characters at most: "Ada" of "POLE, Ada", "Mr Smith" of "MR J SMITH", "Mr & Mrs Khan". Null when none can be told (a bare title, initials, a company, executors, an address): then it is "Hi there". The one reader of names, for templates and agents.';

create or replace function pipeline_private.people_named(written text)
  returns text[]
  language plpgsql
  immutable
as $$
declare
  plain text := pipeline_private.gsm_only(written);
begin
  if plain is null or pipeline_private.is_no_person(plain) then
    return null;
  end if;
  plain := regexp_replace(replace(plain, '.', ' '), '\([^)]*\)|\[[^]]*\]| [-:;] .*$|"', ' ', 'g');
  plain := regexp_replace(plain, '\s*[/+&]\s*|(^|\s+)and(\s+|$)', ' & ', 'gi');
  -- Hyphens and apostrophes belong to a name between its letters only.
  plain := regexp_replace(
    plain, '(?<![A-Za-zèéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà])[-'']|[-''](?![A-Za-zèéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà])', ' ', 'g'
  );
  plain := btrim(regexp_replace(plain, '\s+', ' ', 'g'), ' ,!?*_:;&');
  if plain = '' or plain ~ '[^A-Za-zèéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà'' ,&-]' then
    return null;
  end if;
  if lower(split_part(plain, ' ', 1)) = any ('{fao,attn,dear,hi,hello}') then
    plain := substr(plain, strpos(plain || ' ', ' ') + 1);
  end if;
  plain := pipeline_private.as_spoken(plain);
  return array(
    select btrim(person, ' ,')
    from unnest(string_to_array(plain, '&')) with ordinality as people (person, place)
    where btrim(person, ' ,') <> ''
    order by place
  );
end
$$;

comment on function pipeline_private.people_named is
  'Who stands in place of a name, each as spoken and in plain letters; null when it is nobody.';

create or replace function pipeline_private.as_spoken(name text)
  returns text
  language plpgsql
  immutable
as $$
declare
  parts text[] := array(
    select btrim(part, ' &')
    from unnest(string_to_array(name, ',')) with ordinality as parts (part, place)
    where btrim(part, ' &') <> ''
    order by place
  );
  before text := parts[1];
  after text := parts[2];
  words text[];
begin
  if after is null then
    -- "Smith Mr"
    words := string_to_array(before, ' ');
    if lower(words[cardinality(words)]) = any ('{mr,mrs,ms,miss,mx,dr}') and strpos(before, '&') = 0 then
      return concat_ws(' ', words[cardinality(words)], array_to_string(words[:cardinality(words) - 1], ' '));
    end if;
    return before;
  end if;
  if pipeline_private.is_title(split_part(before, ' ', 1)) and pipeline_private.is_title(split_part(after, ' ', 1)) and strpos(before, ' ') > 0 then
    return before || ' & ' || after;
  end if;
  -- "Ada Pole, MBE" and "Ada Pole, Ben Pole" have it first already; "Pole, Ada" and "van der Berg, Ada" have not.
  if lower(split_part(after, ' ', 1)) = any ('{esq,jr,jnr,sr,snr,junior,senior,ii,iii,iv,mbe,obe,cbe,kbe,phd,ba,bsc,ma,msc,md,jp,qc,kc}')
    or strpos(before, ' ') > 0 and not pipeline_private.is_particle(split_part(before, ' ', 1))
      and strpos(after, ' ') > 0 and not pipeline_private.is_title(split_part(after, ' ', 1))
  then
    return before;
  end if;
  -- "Pole, Ada, Mrs"; but of "John, Paul, George" who knows.
  if cardinality(parts) > 2 and not pipeline_private.is_title(parts[3]) then
    return '';
  end if;
  return concat_ws(' ', parts[3], after, before);
end
$$;

comment on function pipeline_private.as_spoken is
  'A name in the order in which it is spoken: "Ada Pole" of "Pole, Ada"; empty when its commas say something else.';

create or replace function pipeline_private.greeting_of(person text)
  returns text
  language plpgsql
  immutable
as $$
declare
  names text[] := string_to_array(person, ' ');
  first text;
begin
  while pipeline_private.is_title(names[1]) loop
    names := names[2:];
  end loop;
  first := names[1];
  -- Initials are no first name, and neither is JRR.
  if cardinality(names) = 1 and pipeline_private.is_title(split_part(person, ' ', 1))
    or length(first) = 1
    or length(first) > 2 and translate(lower(first), 'bcdfghjklmnpqrstvwxz', '') = ''
    or cardinality(names) > 1 and pipeline_private.is_particle(first)
  then
    return case when pipeline_private.is_title(split_part(person, ' ', 1)) then pipeline_private.with_title(person) end;
  end if;
  return pipeline_private.name_case(first);
end
$$;

comment on function pipeline_private.greeting_of is 'The greeting of one person: the first name, else title and surname, else null.';

create or replace function pipeline_private.with_title(person text)
  returns text
  language plpgsql
  immutable
as $$
declare
  names text[] := string_to_array(person, ' ');
begin
  while pipeline_private.is_title(names[1]) or length(names[1]) = 1 loop
    names := names[2:];
  end loop;
  return initcap(split_part(person, ' ', 1)) || ' ' || pipeline_private.name_case(
    case when pipeline_private.is_particle(names[1]) then array_to_string(names, ' ') else names[cardinality(names)] end
  );
end
$$;

comment on function pipeline_private.with_title is
  'The title and the surname of one person: "Mr Smith", "Mr van der Berg"; null without a surname.';

create or replace function pipeline_private.is_title(word text)
  returns boolean
  language sql
  immutable
return lower(word) = any ('{mr,mrs,ms,miss,mx,mister,master,messrs,dr,doctor,prof,professor,rev,revd,reverend,fr,father,pastor,rabbi,imam,sir,dame,lord,lady,madam,cllr,councillor,capt,captain,maj,major,col,colonel,lt,sgt,rt,hon}');

create or replace function pipeline_private.is_particle(word text)
  returns boolean
  language sql
  immutable
return lower(word) = any ('{van,von,der,den,de,del,della,di,da,dos,du,la,le,ter,ten,bin,ibn,al,el,st}');

-- Without a path of its own, so that it is inlined.
create or replace function pipeline_private.is_no_person(words text)
  returns boolean
  language sql
  immutable
return words ~* ('[0-9@{}<>#=]|https?:|www\.|^(na|nan|sales|info|admin|office|reception|manager|accounts|contact|user|guest)$'
  || '|^[^a-z]*(the|no|not|none|nil|null|n/a|undefined|tbc|tba|test|testing|name|first ?name|surname|my|your|our|yes|asdf[a-z]*|qwert[a-z]*|xx+)\M'
  || '|\m(ltd|limited|llp|plc|inc|cic|llc|gmbh|co|company|homes?|houses?|housing|property|properties|estates?|lettings?|rentals?|developments?|developers?|investments?|holdings?|group|capital|solutions|services|consult[a-z]*|solicitors?|agents?|agency|association|society|council|church|trust|charity|foundation|bank|builders?|buyers?|partnership|partners|enterprises?|international|management|sons|bros|brothers'
  || '|executors?|executrix|exors?|trustees?|administrators?|representatives?|deceased|decd|the late|liquidators?|receivers?|beneficiar[a-z]+|attorney|poa|care of|c/o|on behalf|occupiers?|owners?|homeowners?|landlords?|landlady|tenants?|sellers?|vendors?|customers?|clients?|enquir[a-z]+|anonymous|unknown|nobody|somebody|family)\M');

comment on function pipeline_private.is_no_person is
  'Whether what stands in place of a name is a company, an office (executors, the owner), an address or number of any kind, or nothing at all.';

create or replace function pipeline_private.name_case(name text)
  returns text
  language plpgsql
  immutable
as $$
declare
  written text collate "pg_c_utf8" := name;
  head text collate "pg_c_utf8" := left(name, 1);
  second text collate "pg_c_utf8" := substr(name, 2, 1);
begin
  -- Whoever wrote DeShawn or van der Berg knew why; JP is no Jp.
  if head <> lower(head) and second <> upper(second) or strpos(written, ' ') > 0 and written <> upper(written) and written <> lower(written) then
    return written;
  end if;
  if length(written) = 2 and translate(lower(written), 'bcdfghjklmnpqrstvwxz', '') = '' then
    return upper(written);
  end if;
  written := initcap(written);
  return case when left(written, 2) = 'Mc' and length(written) > 4 then 'Mc' || initcap(substr(written, 3)) else written end;
end
$$;

comment on function pipeline_private.name_case is
  'A name in its usual spelling: O''Brien of o''brien, Anne-Marie of ANNE-MARIE, McDonald of MCDONALD; one that mixes cases stays, and JP is no Jp.';
