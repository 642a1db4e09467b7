create or replace function pipeline_private.read_phone(written text, out e164 text, out problem text)
  language plpgsql
  immutable
  parallel safe
as $$
declare
  plain text;
  whole record;
  one record;
  part text;
begin
  -- As it is stored, so that the triggers need not take it apart.
  if written ~ '^\+447[0-9]{9}$' then
    e164 := written;
    problem := pipeline_private.phone_problem(written, '44', substr(written, 4));
    if problem is null then
      return;
    end if;
  elsif written ~ '^\+999000[0-9]{6}$' then
    e164 := written;
    problem := 'made_up';
    return;
  end if;

  plain := btrim(pipeline_private.plain_phone(written));
  if coalesce(plain, '') = '' then
    e164 := null;
    problem := 'missing';
    return;
  elsif length(plain) > 250 then
    e164 := null;
    problem := 'not_a_number';
    return;
  elsif plain ~* '^\d(\.\d+)?e\+?\d+$' then
    e164 := null;
    problem := 'shortened_by_spreadsheet';
    return;
  end if;

  select * from pipeline_private.read_one_phone(plain) into whole;
  one := whole;
  -- Of several numbers in one text the first that can be texted, else the first that is one.
  if whole.problem is not null and plain ~* '[/;|,&]|\mor\M|\mand\M' then
    foreach part in array regexp_split_to_array(plain, '[/;|,&]|\mor\M|\mand\M', 'i') loop
      select * from pipeline_private.read_one_phone(btrim(part)) into one;
      exit when one.problem is null;
      if whole.e164 is null and one.e164 is not null then
        whole := one;
      end if;
    end loop;
    if one.problem is not null then
      one := whole;
    end if;
  end if;
  e164 := one.e164;
  problem := one.problem;
end
$$;

create or replace function pipeline_private.read_one_phone(plain text, out e164 text, out problem text)
  language plpgsql
  immutable
  parallel safe
as $$
declare
  -- From the first digit or plus to the last digit, as far as it has only what stands between digits.
  dialled text := regexp_replace(substring(plain from '[+0-9].*$'), '[^0-9#]+$', '');
  extension constant text := ';ext=\d{1,20}|[ ,]*(?:e?xt(?:ensi(?:o\u0301?|\u00F3))?n?|\u0434\u043E\u0431|anexo)[:.]?[ ,-]*\d{1,20}#?|[ ,]*(?:[x#~]|int)[:.]?[ ,-]*\d{1,9}#?|[- ]+\d{1,6}#| *(?:,{2}|;)[:.]?[ ,-]*\d{1,15}#?| *,+[:.]?[ ,-]*\d{1,9}#?';
  digits text;
  code text;
begin
  if dialled is null or strpos(plain, ';phone-context=') > 0 or strpos(plain, ';isub=') > 0
  then
    problem := 'not_a_number';
    return;
  elsif dialled ~ '^\+?(?:[-/. ()\[\]~]*\d){1,2}$' then
    problem := 'too_short';
    return;
  elsif dialled !~* ('^\+?(?:[-/. ()\[\]~]*\d){3,}[-/. ()\[\]~\d]*(?:' || extension || ')?$') then
    problem := 'not_a_number';
    return;
  end if;
  digits := regexp_replace(regexp_replace(dialled, '(?:' || extension || ')$', '', 'i'), '[^0-9]', '', 'g');

  if dialled like '+%' or digits ~ '^00[1-9]' then
    digits := case when dialled like '+%' then digits else substr(digits, 3) end;
    code := pipeline_private.calling_code(digits);
    if code is null then
      problem := 'unknown_country';
      return;
    end if;
    digits := substr(digits, length(code) + 1);
  else
    code := '44';
    digits := pipeline_private.without_british_code(digits);
  end if;

  digits := pipeline_private.without_trunk_prefix(code, digits);
  problem := pipeline_private.phone_problem('+' || code || digits, code, digits);
  if problem is null or problem not in ('too_short', 'too_long', 'not_in_use') then
    e164 := '+' || code || digits;
  end if;
end
$$;

create or replace function pipeline_private.phone_problem(e164 text, code text, digits text)
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
declare
  kind text;
  lengths integer[];
  digit_count integer;
begin
  if e164 like '+447700900___' then
    return null; -- Ofcom keeps them for drama: they are nobody's, and no range.
  end if;
  kind := pipeline_private.phone_kind(code, digits);
  if kind = 'mobile' then
    return null;
  elsif kind is not null then
    return kind;
  end if;

  -- Their few numbers of other lengths were recognised above.
  lengths := case when code in ('44', '1') then '{10}' else (pipeline_private.numbering_plan(code)).lengths end;
  digit_count := length(case when code = '44' then ltrim(digits, '0') else digits end);
  return case
    when digit_count > all (lengths) then 'too_long'
    when digit_count = any (lengths) then 'not_in_use'
    else 'too_short'
  end;
end
$$;

create or replace function pipeline_private.without_british_code(digits text)
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
declare
  general constant text := (pipeline_private.numbering_plan('44')).general;
  as_it_is text;
begin
  if digits not like '44%' then
    return digits;
  end if;
  as_it_is := pipeline_private.without_trunk_prefix('44', digits);
  if length(as_it_is) > 10
    or as_it_is !~ general and pipeline_private.without_trunk_prefix('44', substr(digits, 3)) ~ general
  then
    return substr(digits, 3);
  end if;
  return digits;
end
$$;

create or replace function pipeline_private.without_trunk_prefix(code text, digits text)
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
declare
  plan record;
  groups text[];
  stripped text;
begin
  select * from pipeline_private.numbering_plan(code) into plan;
  if plan.trunk is null or digits !~ plan.trunk then
    return digits;
  end if;

  groups := regexp_match(digits, plan.trunk);
  if plan.rewrite is not null and groups[cardinality(groups)] <> '' then
    stripped := regexp_replace(digits, plan.trunk, plan.rewrite);
  else
    stripped := regexp_replace(digits, plan.trunk, '');
  end if;
  if digits ~ plan.general and stripped !~ plan.general
    or length(stripped) < all (plan.lengths)
    or length(stripped) <> all (plan.lengths) and not length(stripped) > all (plan.lengths)
  then
    return digits;
  end if;
  return stripped;
end
$$;

create or replace function pipeline_private.plain_phone(written text)
  returns text
  language sql
  immutable
  parallel safe
as $$
  select regexp_replace(
    translate(
      written,
      U&'\FF10\FF11\FF12\FF13\FF14\FF15\FF16\FF17\FF18\FF19\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
      || U&'\FF0B\2010\2011\2012\2013\2014\2015\2212\30FC\FF0D\FF0F\FF0E\FF08\FF09\FF3B\FF3D\2053\223C\FF5E'
      || U&'\0009\000A\000B\000C\000D\00A0\2002\2003\2009\202F\3000\00AD\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF',
      '012345678901234567890123456789' || '+---------/.()[]~~~' || '           '
    ),
    '\.0$', ''
  )
$$;

comment on function pipeline_private.read_phone is
  'The one reader of telephone numbers in SQL, the same as readPhone() in src/intake/readers/phone.ts. e164 is the number when it is one, also when it cannot be texted; problem is null when it can, else landline, premium_rate, toll_free, shared_cost, voip, personal_number, pager, company_number, voicemail, made_up (a vendor''s of a simulation), or, without e164, too_short, too_long, not_in_use, unknown_country, not_a_number, shortened_by_spreadsheet, missing. A national number is British; of several in one text the first that can be texted counts.';comment on function pipeline_private.phone_problem is
  'Why a number cannot be texted, by its calling code and national part; null when it can.';
comment on function pipeline_private.without_british_code is
  'The digits of a number that began with no plus, without 44 where that is Britain''s calling code.';
comment on function pipeline_private.without_trunk_prefix is
  'The national number without the 0 (or what its country has instead) that is dialled inside the country only.';
comment on function pipeline_private.plain_phone is
  'Digits, plus, dashes, brackets and blanks of other scripts as ASCII, without invisible characters and a spreadsheet''s ".0".';
