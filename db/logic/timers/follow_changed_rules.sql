create or replace function pipeline_private.tg_stage_timers__retime_leads()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  jobs graphile_worker.job_spec[];
begin
  with retimed as (
    update pipeline.lead_timers as timers
    set
      due_at = pipeline_private.later(timers.counted_since, rules.after),
      wake_at = case
        when pipeline_private.real_time(pipeline_private.later(timers.counted_since, rules.after)) is not null then pipeline_private.later(timers.counted_since, rules.after)
      end
    from pipeline.stage_timers as rules
    where rules.stage = timers.stage
      and rules.step = timers.step
      and timers.due_at is not null
      and timers.moved_at is null
      and timers.due_at <> pipeline_private.later(timers.counted_since, rules.after)
      and timers.stage in (select changed.stage from changed_rows as changed)
    returning timers.vendor_lead_id, timers.wake_at
  )
  select array_agg(pipeline_private.job(
    'lead_timer', jsonb_build_object('lead', retimed.vendor_lead_id), pipeline_private.real_time(retimed.wake_at)
  ))
  into jobs
  from retimed
  where retimed.wake_at is not null;

  perform pipeline_private.enqueue(jobs);
  perform pipeline_private.follow_timers(array(
    select timers.vendor_lead_id
    from pipeline.lead_timers as timers
    where timers.stage in (select changed.stage from changed_rows as changed)
  ));

  update pipeline.lead_timers as timers
  set remaining = greatest(interval '0', pipeline_private.later(timers.counted_since, rules.after) - leads.held_at)
  from pipeline.stage_timers as rules, pipeline.vendor_leads as leads
  where rules.stage = timers.stage
    and rules.step = timers.step
    and leads.id = timers.vendor_lead_id
    and timers.remaining is not null
    and timers.moved_at is null
    and timers.stage in (select changed.stage from changed_rows as changed);

  -- Leads whose step is gone, or whose stage has got its first timer, get what the rules want now.
  perform pipeline_private.enqueue(pipeline_private.arm_timers(array(
    select wanted.vendor_lead_id
    from pipeline_private.wanted_timers as wanted
    left join pipeline.lead_timers as timers on timers.vendor_lead_id = wanted.vendor_lead_id
    where wanted.stage in (select changed.stage from changed_rows as changed)
      and (
        timers.vendor_lead_id is not null
          and not exists (
            select from pipeline.stage_timers as rules where rules.stage = timers.stage and rules.step = timers.step
          )
        or timers.vendor_lead_id is null
          and not exists (
            select from pipeline.review_items as items
            where items.vendor_lead_id = wanted.vendor_lead_id and items.resolved_at is null
          )
      )
    union
    select timers.vendor_lead_id
    from pipeline.lead_timers as timers
    where timers.stage in (select changed.stage from changed_rows as changed)
      and not exists (
        select from pipeline.stage_timers as rules where rules.stage = timers.stage and rules.step = timers.step
      )
  )));

  return null;
end
$$;

create or replace trigger _600_retime_leads_insert
  after insert on pipeline.stage_timers
  referencing new table as changed_rows
  for each statement
  execute function pipeline_private.tg_stage_timers__retime_leads();

create or replace trigger _600_retime_leads_update
  after update on pipeline.stage_timers
  referencing new table as changed_rows
  for each statement
  execute function pipeline_private.tg_stage_timers__retime_leads();

create or replace trigger _600_retime_leads_delete
  after delete on pipeline.stage_timers
  referencing old table as changed_rows
  for each statement
  execute function pipeline_private.tg_stage_timers__retime_leads();

comment on function pipeline_private.tg_stage_timers__retime_leads() is
  'A change of the timers'' rules re-times the leads in flight at those stages; timers that a person moved stay.';
