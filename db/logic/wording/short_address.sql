create or replace function pipeline_private.short_address(address text)
  returns text
  language plpgsql
  immutable
as $$
declare
  plain text := pipeline_private.gsm_only(address);
  first text := btrim(split_part(plain, ',', 1));
  second text := btrim(split_part(plain, ',', 2));
begin
  if second <> '' and first ~* '^((flat|apartment|apt|unit|room|studio)\M|\d+[a-z]?$)' then
    first := first || ', ' || second;
  end if;
  return nullif(btrim(left(first, 50), ' ,'), '');
end
$$;

comment on function pipeline_private.short_address is
  'How a text names a property, in plain letters and 50 characters at most: "12 High Street" of "12 High Street, Leeds, LS1 4AB"; a flat or a bare number keeps the part after it. Null when there is nothing to say; then it is "your property".';

create or replace function pipeline_private.address_in_text(address text)
  returns text
  language sql
  immutable
as $$
  select case
    when length(pipeline_private.gsm_only(address)) between 1 and 50 then pipeline_private.gsm_only(address)
    else pipeline_private.short_address(address)
  end
$$;

comment on function pipeline_private.address_in_text is
  'How a template names a property: the address in plain letters, shortened when it has more than 50 characters. Null when there is nothing to say.';
