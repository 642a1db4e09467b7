-- Business time is real time, but in a simulation: db/logic/simulation/clock.sql.
create or replace function pipeline_private.real_time(business_time timestamptz)
  returns timestamptz
  language sql
  stable
as $$
  select business_time
$$;

create or replace function pipeline_private.business_time(real_time timestamptz)
  returns timestamptz
  language sql
  stable
as $$
  select real_time
$$;

create or replace function pipeline_private.clock_rate()
  returns numeric
  language sql
  stable
as $$
  select null::numeric
$$;

comment on function pipeline_private.real_time is
  'When the real clock will show it; beyond all real time when a simulation''s clock stands still before it and only a jump can reach it.';
comment on function pipeline_private.business_time is
  'What the business clock showed at a moment of the real one; null when a simulation''s clock has been set since.';
comment on function pipeline_private.clock_rate is 'Simulated seconds in a real one; null when business time is real time.';

grant execute on function pipeline_private.clock_rate to pipeline_viewer, pipeline_worker;
