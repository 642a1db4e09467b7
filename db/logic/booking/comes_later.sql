-- Each turn that passes and each hold that ends books a job, and those that were booked before stay in the queue. If each that
-- comes too early booked another, a long conversation would have ever more of them, all at the same moment.
create or replace function pipeline_private.comes_later(booked_at timestamptz)
  returns boolean
  language sql
  stable
as $$
  -- A clock that was put right by a moment must not make the only job believe that another comes.
  select coalesce(comes_later.booked_at > pipeline.now() + interval '10 seconds', false)
$$;

comment on function pipeline_private.comes_later is
  'Whether, by what is booked, another job comes for work that is not due yet: the one that looks now has come for nothing then, and books none.';
