create or replace view pipeline_private.miscounted_funnel as
  select coalesce(counted.created_on, days.created_on) as created_on, coalesce(counted.step, days.step) as step,
    coalesce(days.leads, 0) as added_up, coalesce(counted.leads, 0) as leads
  from pipeline_private.counted_funnel as counted
  full join pipeline_private.funnel_days as days on days.created_on = counted.created_on and days.step = counted.step
  where coalesce(days.leads, 0) <> coalesce(counted.leads, 0);
