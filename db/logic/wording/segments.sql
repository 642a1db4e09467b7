create or replace function pipeline_private.segments_one_by_one(body text)
  returns integer
  language plpgsql
  immutable
as $$
declare
  gsm boolean := pipeline_private.is_gsm(body);
  -- Two units that no segment's end may part: an escaped character of GSM, a surrogate pair of UCS-2.
  pair text := case when gsm then '[][^{}\\~|€\f]' else '[\U00010000-\U0010ffff]' end;
  pairs integer := regexp_count(body, pair);
  room integer := case when gsm then 153 else 67 end;
  used integer := 0;
  counted integer := 1;
  letter text;
  units integer;
begin
  if length(body) + pairs <= (case when gsm then 160 else 70 end) then
    return 1;
  end if;

  foreach letter in array regexp_split_to_array(body, '') loop
    units := case when letter ~ pair then 2 else 1 end;
    if used + units > room then
      counted := counted + 1;
      used := 0;
    end if;
    used := used + units;
  end loop;
  return counted;
end
$$;

comment on function pipeline_private.segments_one_by_one is 'What segments() says, for a text in which some characters count twice.';

-- Without a path of its own, so that it is inlined where a text is written.
create or replace function pipeline_private.segments(body text)
  returns integer
  language sql
  immutable
return case
  when not pipeline_private.is_gsm(body) or body ~ '[][^{}\\~|€\f]' then pipeline_private.segments_one_by_one(body)
  when length(body) <= 160 then 1
  else (length(body) + 152) / 153
end;

comment on function pipeline_private.segments is
  'In how many parts a text is sent and charged: GSM 160 characters, or 153 each when split; UCS-2 70, or 67. €, brackets, braces, backslash, ^, ~ and | count twice in GSM, an emoji twice in UCS-2.';
