create or replace function pipeline_private.beyond_real_time()
  returns interval
  language sql
  immutable
as $$
  select interval '8766000 hours'
$$;

comment on function pipeline_private.beyond_real_time() is
  'A clock that stands comes to no moment by itself: its jobs wait in the queue a thousand years later than they are due, each at its own moment, until a jump fetches those it has come to.';

do $do$
begin
  if exists (select from pipeline_private.database_purpose as this where this.purpose = 'simulation') then
    create or replace function pipeline_private.real_time(business_time timestamptz)
      returns timestamptz
      language sql
      stable
    as $$
      select case
        when clock.rate is null then business_time
        when business_time <= pipeline.now() then pg_catalog.now()
        when clock.rate = 0 then pipeline_private.later(business_time, pipeline_private.beyond_real_time())
        else pipeline_private.later(pg_catalog.now(), (business_time - pipeline.now()) / clock.rate::float8)
      end
      from (values (1)) as one (row)
      left join pipeline_private.simulation_clock as clock on true
    $$;
  else
    create or replace function pipeline_private.real_time(business_time timestamptz)
      returns timestamptz
      language sql
      stable
    as $$
      select business_time
    $$;
  end if;
end
$do$;

comment on function pipeline_private.real_time(timestamptz) is
  'When the real clock will show it; beyond all real time when a simulation''s clock stands still before it and only a jump can reach it.';
