create or replace function pipeline_private.pounds(amount numeric)
  returns text
  language sql
  immutable
as $$
  select case when amount < 0 then '-' else '' end
    || to_char(abs(amount), case when round(amount, 2) = round(amount) then '"£"FM999,999,999,990' else '"£"FM999,999,999,990.00' end)
$$;

comment on function pipeline_private.pounds is
  'An amount as people read it: £185,000, with pence only when there are any; null for null. The one way to write pounds in SQL, the same as src/money/pounds.ts.';
