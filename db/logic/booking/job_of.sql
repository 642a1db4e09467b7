create or replace function pipeline_private.job(
  task text,
  payload jsonb,
  run_at timestamptz default null,
  priority smallint default null
)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select row (task, payload::json, null, run_at, 10, null, priority, null)::graphile_worker.job_spec
$$;

comment on function pipeline_private.job(text, jsonb, timestamptz, smallint) is
  'One job for enqueue(). run_at is real time; null means now. Never with a key: the row it names is the intent, and a keyed job can be lost.';

create or replace function pipeline_private.job_of(timer pipeline.lead_timers)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select pipeline_private.job(
    'lead_timer', jsonb_build_object('lead', timer.vendor_lead_id), pipeline_private.real_time(timer.booked_at)
  )
$$;

create or replace function pipeline_private.job_of(run pipeline.agent_runs)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select pipeline_private.job(
    'run_agent', jsonb_build_object('run', run.id, 'attempt', run.attempt),
    case run.status when 'running' then run.booked_at else pipeline_private.real_time(run.booked_at) end
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
    case when message.is_reply then -1 end::smallint
  )
$$;

comment on function pipeline_private.job_of(pipeline.lead_timers) is 'The job that looks at a timer when it is booked.';
comment on function pipeline_private.job_of(pipeline.agent_runs) is 'The job that looks at a run when it is booked.';
comment on function pipeline_private.job_of(pipeline.lead_messages) is
  'The job that looks at a text when it is booked. Answers to a vendor come first.';
