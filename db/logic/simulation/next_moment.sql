create or replace function pipeline_private.next_moment(granularity interval)
  returns timestamptz
  language sql
  stable
  security definer
as $$
  -- greatest() passes over a null, so that null has to be kept by hand.
  select case when min(moments.at) is not null then greatest(min(moments.at), pipeline.now()) end
  from (
    select date_bin(granularity, soonest.at, '2000-01-01 00:00:00+00') + case
      when date_bin(granularity, soonest.at, '2000-01-01 00:00:00+00') < soonest.at then granularity
      else interval '0'
    end as at
    from (
      select min(planned.due_at) as at
      from pipeline_private.open_plan as planned
      union all
      select min(work.due_at)
      from pipeline_private.open_work as work
      where work.state = 'waiting' and work.task <> 'run_agent'
    ) as soonest
    union all
    -- Seconds lie between the attempts of an agent: rounding these up would hide them.
    select date_trunc('second', min(work.due_at)) + interval '1 second'
    from pipeline_private.open_work as work
    where work.state = 'waiting' and work.task = 'run_agent'
  ) as moments
$$;

comment on function pipeline_private.next_moment is
  'When the next thing is due that the pipeline, a vendor or the office will do, rounded up to the granularity; null when nothing ever will. Held leads wait for a person and do not count.';

grant execute on function pipeline_private.next_moment to pipeline_admin, pipeline_worker;
