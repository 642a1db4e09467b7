-- Who goes first, in words of the business, is said here alone. The queue takes what is lowest.
--
-- | Priority | What                                                                                              |
-- |----------|---------------------------------------------------------------------------------------------------|
-- | -3       | the vendor's words: taking them up, the agent that reads them, and the text that answers them     |
-- | -2       | people's acts: a text that somebody of ours wrote, the end of a stop; and whether an agent is back |
-- | 0        | running conversations: timers, reminders, valuations, offers                                      |
-- | 1        | first texts, of an import perhaps: what agents do at a lead's first visit, and the text it brings |
-- | 2        | what is done by the clock: schedules                                                              |
--
-- A kind whose rows all go alike has its priority in work_kinds. From 0 on a job can wait, and says so by a flag: a worker keeps some hands free of such jobs (queue_runner.ts).
create or replace function pipeline_private.job(
  task text,
  payload jsonb,
  run_at timestamptz,
  priority integer
)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select row (
    task, payload::json, null, run_at, 10, null, priority::smallint, case when priority >= 0 then '{can_wait}'::text[] end
  )::graphile_worker.job_spec
$$;

comment on function pipeline_private.job is
  'One job for enqueue(). run_at is real time; null means now. Never with a key: the row it names is the intent, and a keyed job can be lost.';

create or replace function pipeline_private.job_of(timer pipeline.lead_timers)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select pipeline_private.job(
    'lead_timer', jsonb_build_object('lead', timer.vendor_lead_id), pipeline_private.real_time(timer.booked_at), 0
  )
$$;

create or replace function pipeline_private.job_of(run pipeline.agent_runs)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select pipeline_private.job(
    'run_agent', jsonb_build_object('run', run.id, 'attempt', run.attempt),
    case run.status when 'running' then run.booked_at else pipeline_private.real_time(run.booked_at) end,
    case when run.purpose = 'REPLY' then -3 when run.stage_visit = 1 then 1 else 0 end
  )
$$;

create or replace function pipeline_private.job_of(message pipeline.lead_messages)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select pipeline_private.job(
    'send_message', jsonb_build_object('message', message.id),
    case message.status when 'sending' then message.booked_at else pipeline_private.real_time(message.booked_at) end,
    case
      when message.author = 'person' then -2
      when message.is_reply then -3
      -- A lead's first text is written at its first visit and belongs to the one it leads to.
      when message.author = 'agent' and message.stage_visit <= 2 then 1
      else 0
    end
  )
$$;

comment on function pipeline_private.job_of(pipeline.lead_timers) is 'The job that looks at a timer when it is booked.';
comment on function pipeline_private.job_of(pipeline.agent_runs) is 'The job that looks at a run when it is booked.';
comment on function pipeline_private.job_of(pipeline.lead_messages) is
  'The job that looks at a text when it is booked.';
