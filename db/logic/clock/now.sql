-- So plain that the planner puts it in the place of the call. A simulation has another: db/logic/simulation/clock.sql.
create or replace function pipeline.now()
  returns timestamptz
  language sql
  stable
as $$
  select pg_catalog.now()
$$;

comment on function pipeline.now is 'Business time: the time of the transaction, or a simulation''s own clock.';
