create or replace function pipeline_private.is_whole_code(compact text)
  returns boolean
  language sql
  immutable
  parallel safe
as $$
  select compact ~ '^(?:(?:AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)[1-9][0-9]?|(?:BL|BS|CM|CR|FY|HA|PR|SL|SS)0|(?:E1|N1|NW1|SE1|SW1|W1|EC[1-4]|WC[12])[A-HJ-NP-Z])[0-9][ABD-HJLNP-UW-Z]{2}$'
$$;

create or replace function pipeline_private.postcode_readings(compact text)
  returns text[]
  language plpgsql
  immutable
  parallel safe
as $$
declare
  size constant integer := length(compact);
  readings text[] := '{""}';
  one text;
begin
  if pipeline_private.is_whole_code(compact) then
    return array[compact];
  elsif size not between 5 and 7 then
    return '{}';
  end if;

  for place in 1 .. size loop
    one := substr(compact, place, 1);
    readings := array(
      select begun || chosen
      from unnest(readings) as begun
      cross join unnest(
        one || string_to_array(
          case
            when place = 1 or place > size - 2 then case one
              when '0' then 'O' when '1' then 'I,L' when '2' then 'Z' when '5' then 'S' when '6' then 'G' when '8' then 'B'
            end
            when place = size - 2 then case one
              when 'O' then '0' when 'I' then '1' when 'L' then '1' when 'Z' then '2' when 'S' then '5' when 'G' then '6' when 'B' then '8'
            end
            else case one when 'O' then '0' when 'I' then '1' when '0' then 'O' when '1' then 'I' end
          end,
          ','
        )
      ) as chosen
    );
  end loop;

  return array(
    select reading
    from unnest(readings) as reading
    where pipeline_private.is_whole_code(reading)
      and (
        select sum(case place when 1 then 2 else 1 end)
        from generate_series(1, size) as place
        where substr(reading, place, 1) <> substr(compact, place, 1)
      ) <= 2
  );
end
$$;

create or replace function pipeline_private.postcodes_within(written text)
  returns text[]
  language plpgsql
  immutable
  parallel safe
as $$
declare
  candidate text;
  readings text[];
  found text[] := '{}';
begin
  for candidate in
    select regexp_replace(matches[1], '[ -]', '', 'g')
    from regexp_matches(
      upper(written),
      '(?:^|[^A-Z0-9_])([A-Z][A-Z0]?[0-9OI][0-9A-Z]?[ -]{0,2}(?!(?:1ST|2ND|3RD|[0-9]TH)\s+(?:FLOOR|FLAT|HOME|HOUSE|TIME))[0-9](?:[A-Z]{2}(?![A-Z0-9_])| [A-Z]{2}(?=\s*(?:[.,;!?)]|$))))',
      'g'
    ) as matches
  loop
    readings := pipeline_private.postcode_readings(candidate);
    if left(candidate, -3) ~ '[0-9]' and cardinality(readings) = 1 then
      found := found || readings[1];
    end if;
  end loop;
  return found;
end
$$;

create or replace function pipeline_private.read_postcode(written text, out postcode text, out problem text)
  language plpgsql
  immutable
  parallel safe
as $$
declare
  compact text := regexp_replace(upper(written), '[^A-Z0-9]', '', 'g');
  whole text[];
  meant text[];
begin
  if coalesce(compact, '') = '' then
    problem := 'missing';
    return;
  elsif length(written) > 300 then
    problem := 'not_a_postcode';
    return;
  elsif pipeline_private.is_whole_code(compact) or compact = 'GIR0AA' then
    postcode := left(compact, -3) || ' ' || right(compact, 3);
    return;
  end if;

  whole := pipeline_private.postcode_readings(compact);
  meant := array(
    select distinct reading
    from unnest(case when whole <> '{}' then whole else pipeline_private.postcodes_within(written) end) as reading
  );
  if cardinality(meant) = 1 then
    postcode := left(meant[1], -3) || ' ' || right(meant[1], 3);
    return;
  end if;
  problem := case
    when whole <> '{}' then 'ambiguous'
    when meant <> '{}' then 'several'
    when pipeline_private.is_whole_code(compact || '1AA') then 'outward_only'
    when compact ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$' and not pipeline_private.is_whole_code(left(compact, -3) || '1AA') then 'unknown_area'
    else 'not_a_postcode'
  end;
end
$$;

create or replace function pipeline_private.lead_postcode(written text)
  returns text
  language plpgsql
  immutable
as $$
declare
  read record;
begin
  if nullif(btrim(written), '') is null then
    return null;
  elsif written ~ '^[A-Z0-9]{2,4} [A-Z0-9]{3}$' and pipeline_private.is_whole_code(replace(written, ' ', '')) then
    return written; -- as it is stored: most of them
  end if;
  select * from pipeline_private.read_postcode(written) into read;
  if read.problem is null then
    return read.postcode;
  end if;
  raise exception '%', pipeline_private.postcode_problem_told(read.problem)
    using
      errcode = 'VL018',
      detail = jsonb_build_object('fields', jsonb_build_array('property_postcode'), 'kind', read.problem)::text,
      hint = 'Write it whole, such as BS6 5QA, or leave it out: the conversation asks for it.',
      schema = 'pipeline', table = 'vendor_leads', column = 'property_postcode';
end
$$;

create or replace function pipeline_private.postcode_problem_told(problem text)
  returns text
  language sql
  immutable
as $$
  select case problem
    when 'missing' then 'there is no postcode'
    when 'outward_only' then 'only the first half of a postcode'
    when 'unknown_area' then 'there is no such postcode area'
    when 'ambiguous' then 'could be more than one postcode: letters and digits that look alike are mixed up'
    when 'several' then 'more than one postcode'
    when 'not_a_postcode' then 'not a UK postcode'
  end
$$;

comment on function pipeline_private.read_postcode is
  'The one reader of postcodes in SQL, the same as readPostcode() in src/postcodes: capitals with one space, or the problem: missing, outward_only, unknown_area, ambiguous, several, not_a_postcode. What looks alike is put right where only one reading is possible.';
comment on function pipeline_private.is_whole_code is
  'Whether it is a postcode of an area that exists, in capitals without a space. Only some areas have a district 0, only some of London''s a letter after it.';
comment on function pipeline_private.postcode_readings is
  'What letters and digits can mean as a postcode: themselves, else what they become when one or two are taken for what they look like.';comment on function pipeline_private.lead_postcode is
  'A postcode as it is stored, from any way of writing it; null for a blank one. Raises VL018, with the kind of problem, for what is none.';
