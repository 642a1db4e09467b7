-- How we greet somebody whose name was written by who knows whom: by a form, a spreadsheet, a person in a hurry. What is
-- not surely a name is none, since "Hi there," reads well and "Hi Executors," does not.
create or replace function pipeline_private.first_name(vendor_name text)
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  titles constant text := '(mr|mrs|ms|miss|mx|mister|master|messrs|dr|doctor|prof|professor|rev|revd|reverend|fr|father|pastor|rabbi|imam|sir|dame|lord|lady|madam|cllr|councillor|capt|captain|maj|major|col|colonel|lt|sgt|rt|hon)';
  particles constant text := '(van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|bin|ibn|al|el|st)';
  letters constant text := 'A-Za-zèéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà';
  written text collate "pg_c_utf8";
  people text[];
  names text[];
  greeting text;
begin
  -- The usual case, "Jo Smith", without the rest.
  if vendor_name ~ '^[A-Z][a-z]{1,19} [A-Z][a-z]+$' and vendor_name !~* ('\m(fao|attn|dear|hi|hello|' || titles || ')\M') and not pipeline_private.is_no_person(vendor_name) then
    return split_part(vendor_name, ' ', 1);
  end if;

  written := pipeline_private.gsm_only(vendor_name);
  if written is null or pipeline_private.is_no_person(written) then
    return null;
  end if;
  written := regexp_replace(written, '\([^)]*\)|\[[^]]*\]| [-:;] .*$|"', ' ', 'g');
  written := regexp_replace(written, '^\s*(fao|attn|dear|hi|hello)\M[ :]*', '', 'i');
  written := regexp_replace(written, '\s*[/+&]\s*|(^|\s+)and(\s+|$)', ' & ', 'gi');
  written := regexp_replace(replace(written, '.', ' '), '(?<![' || letters || '])[-'']|[-''](?![' || letters || '])', ' ', 'g');
  written := btrim(regexp_replace(written, '\s+', ' ', 'g'), ' ,!?*_:;&');
  if written = '' or written ~ ('[^' || letters || ''' ,&-]') then
    return null;
  end if;

  written := btrim(pipeline_private.given_names_first(written, titles, particles), ' &');
  people := regexp_split_to_array(written, '[ ,]*&[ &,]*');
  if cardinality(people) > 2 then
    return null;
  end if;

  -- "Mr & Mrs Khan", "Mr A & Mrs B Khan": the titles of both, and the name of the last.
  if lower(people[1]) ~ ('^' || titles || '( [a-z]+)?$') and lower(people[2]) ~ ('^' || titles || ' .*[a-z]{2}$')
    and (pipeline_private.greeting_of_one(people[1], titles, particles) is null or people[2] ~ ' .* ')
  then
    greeting := initcap(split_part(people[1], ' ', 1)) || ' & ' || initcap(split_part(people[2], ' ', 1)) || ' '
      || pipeline_private.name_case(pipeline_private.surname(regexp_replace(people[2], '^\S+ ', ''), particles));
    return case when length(greeting) <= 30 then pipeline_private.gsm_only(greeting) end;
  end if;

  greeting := pipeline_private.greeting_of_one(people[1], titles, particles);
  if cardinality(people) = 2 then
    names := array[greeting, pipeline_private.greeting_of_one(people[2], titles, particles)];
    greeting := case when length(names[1]) + length(names[2]) <= 27 then names[1] || ' & ' || names[2] else names[1] end;
  end if;
  return case when length(greeting) <= 30 then pipeline_private.gsm_only(greeting) end;
end
$$;

comment on function pipeline_private.first_name(text) is
  'The name by which to greet a vendor, in plain letters and 30 characters at most: "Ada" of "POLE, Ada", "Mr Smith" of "MR J SMITH", "Mr & Mrs Khan". Null when none can be told (a bare title, initials, a company, executors, an address): then it is "Hi there". The one reader of names, for templates and agents.';

-- Without a path of its own, so that it is inlined.
create or replace function pipeline_private.is_no_person(words text)
  returns boolean
  language sql
  immutable
return words ~* ('[0-9@{}<>#=]|https?:|www\.|^(na|nan|sales|info|admin|office|reception|manager|accounts|contact|user|guest)$'
  || '|^[^a-z]*(the|no|not|none|nil|null|n/a|undefined|tbc|tba|test|testing|name|first ?name|surname|my|your|our|yes|asdf[a-z]*|qwert[a-z]*|xx+)\M'
  || '|\m(ltd|limited|llp|plc|inc|cic|llc|gmbh|co|company|homes?|houses?|housing|property|properties|estates?|lettings?|rentals?|developments?|developers?|investments?|holdings?|group|capital|solutions|services|consult[a-z]*|solicitors?|agents?|agency|association|society|council|church|trust|charity|foundation|bank|builders?|buyers?|partnership|partners|enterprises?|international|management|sons|bros|brothers'
  || '|executors?|executrix|exors?|trustees?|administrators?|representatives?|deceased|decd|the late|liquidators?|receivers?|beneficiar[a-z]+|attorney|poa|care of|c/o|on behalf|occupiers?|owners?|homeowners?|landlords?|landlady|tenants?|sellers?|vendors?|customers?|clients?|enquir[a-z]+|anonymous|unknown|nobody|somebody|family)\M');

comment on function pipeline_private.is_no_person(text) is
  'Whether what stands in place of a name is a company, an office (executors, the owner), an address or number of any kind, or nothing at all.';

create or replace function pipeline_private.given_names_first(written text, titles text, particles text)
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  parts text[] := regexp_split_to_array(regexp_replace(written, '(^[ ,]+)|([ ,]+$)', '', 'g'), '\s*,[ ,]*');
  before text collate "pg_c_utf8" := parts[1];
  after text collate "pg_c_utf8" := parts[2];
begin
  if after is null then
    return regexp_replace(before, '^([^&]+) (mr|mrs|ms|miss|mx|dr)$', '\2 \1', 'i');
  end if;
  -- "Pole, Ada, Mrs"
  if lower(parts[3]) ~ ('^' || titles || '$') then
    after := parts[3] || ' ' || after;
  end if;
  if lower(before) ~ ('^' || titles || ' ') and lower(after) ~ ('^' || titles || ' ') then
    return before || ' & ' || after;
  end if;
  -- "Ada Pole, MBE" and "Ada Pole, Ben Pole" have it first already; "Pole, Ada" and "van der Berg, Ada" have not.
  if lower(after) ~ '^(esq|jr|jnr|sr|snr|junior|senior|ii|iii|iv|mbe|obe|cbe|kbe|phd|ba|bsc|ma|msc|md|jp|qc|kc)\M'
    or before ~ ' ' and lower(before) !~ ('^' || particles || ' ') and after ~ ' ' and lower(after) !~ ('^' || titles || ' ')
  then
    return before;
  end if;
  return case when cardinality(parts) = 2 or lower(parts[3]) ~ ('^' || titles || '$') then after || ' ' || before else '' end;
end
$$;

comment on function pipeline_private.given_names_first(text, text, text) is
  'A name in the order in which it is spoken: "Ada Pole" of "Pole, Ada"; empty when its commas say something else.';

create or replace function pipeline_private.surname(words text, particles text)
  returns text
  language sql
  immutable
  set search_path = ''
as $$
  select case when lower(words) ~ ('^' || particles || ' ') then words else regexp_replace(words, '^.* ', '') end
$$;

comment on function pipeline_private.surname(text, text) is 'The last of somebody''s names, with what belongs before it: "van der Berg".';

create or replace function pipeline_private.greeting_of_one(words text, titles text, particles text)
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  title text := substring(lower(words) from '^' || titles || '\M');
  rest text collate "pg_c_utf8" := btrim(regexp_replace(words, '^(' || titles || '(\s+|$))+', '', 'i'));
  first text := split_part(rest, ' ', 1);
begin
  -- Initials are no first name, but what follows a title and them is a surname.
  rest := btrim(regexp_replace(rest, '^([A-Za-zÅÄÖØÆÉ](\s+|$))+', ''));
  if rest = '' then
    return null;
  end if;
  if length(first) > 1 and first !~* '^[bcdfghjklmnpqrstvwxz]{3,}$' and lower(rest) !~ ('^' || particles || ' ') and (title is null or rest ~ ' ') then
    return pipeline_private.name_case(first);
  end if;
  return case when title is not null then initcap(title) || ' ' || pipeline_private.name_case(pipeline_private.surname(rest, particles)) end;
end
$$;

comment on function pipeline_private.greeting_of_one(text, text, text) is
  'The greeting of one person: the first name, else title and surname, else null.';

create or replace function pipeline_private.name_case(name text)
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  written text collate "pg_c_utf8" := name;
begin
  -- Whoever wrote DeShawn or van der Berg knew why.
  if written ~ '^[[:upper:]][[:lower:]]' or written ~ ' ' and written ~ '[[:lower:]]' and written ~ '[[:upper:]]' then
    return written;
  end if;
  if written ~* '^[bcdfghjklmnpqrstvwxz]{2}$' then
    return upper(written);
  end if;
  written := initcap(written);
  return case when written ~ '^Mc[a-z]{3}' then 'Mc' || initcap(substr(written, 3)) else written end;
end
$$;

comment on function pipeline_private.name_case(text) is
  'A name in its usual spelling: O''Brien of o''brien, Anne-Marie of ANNE-MARIE, McDonald of MCDONALD; one that mixes cases stays, and JP is no Jp.';
