create or replace function pipeline_private.longest_put_off()
  returns interval
  language sql
  immutable
as $$
  select interval '8 seconds'
$$;

create or replace function pipeline_private.next_look(due_at timestamptz)
  returns timestamptz
  language sql
as $$
  select pipeline_private.later(
    now(),
    least(
      greatest((pipeline.now() - next_look.due_at) / 2, interval '0.25 seconds') * (1 + random() / 4), pipeline_private.longest_put_off()
    )
  )
$$;

comment on function pipeline_private.longest_put_off is 'How long work is put off at most before somebody looks again whether its lead is free.';
comment on function pipeline_private.next_look is
  'When to look again at work whose lead is locked, by the real clock: the longer it has been due, the later.';

create or replace function pipeline_private.next_look_at_attempt(lease_until timestamptz, is_kept boolean)
  returns timestamptz
  language sql
as $$
  select case
    when is_kept or next_look_at_attempt.lease_until <= now() then pipeline_private.next_look(pipeline.now())
    else next_look_at_attempt.lease_until
  end
$$;

comment on function pipeline_private.next_look_at_attempt is
  'When to look again at what is under way: not before its lease is over, unless all that is left to do is to write down how it went.';

-- The lead is not asked for here, and a row that is locked as well is left as it is: the job alone comes back.
create or replace function pipeline_private.put_off_work(task text, id uuid)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  timer pipeline.lead_timers;
  run pipeline.agent_runs;
  message pipeline.lead_messages;
  waiting pipeline_private.inbox;
  delivery pipeline.webhook_deliveries;
  job graphile_worker.job_spec;
begin
  case task
    when 'lead_timer' then
      select * into timer from pipeline.lead_timers as timers where timers.vendor_lead_id = put_off_work.id;
      timer.booked_at := pipeline_private.business_time(pipeline_private.next_look(timer.due_at));
      job := pipeline_private.job_of(timer);
    when 'run_agent' then
      select * into run from pipeline.agent_runs as runs where runs.id = put_off_work.id;
      if run.status = 'queued' then
        run.booked_at := pipeline_private.business_time(pipeline_private.next_look(run.next_attempt_at));
      else
        run.lease_until := pipeline_private.next_look_at_attempt(run.lease_until, run.kept_answer is not null);
        run.booked_at := run.lease_until;
      end if;
      job := pipeline_private.job_of(run);
    when 'send_message' then
      select * into message from pipeline.lead_messages as messages where messages.id = put_off_work.id;
      if message.status = 'queued' then
        message.booked_at := pipeline_private.business_time(pipeline_private.next_look(message.not_before));
      else
        message.lease_until := pipeline_private.next_look_at_attempt(message.lease_until, message.kept_word is not null);
        message.booked_at := message.lease_until;
      end if;
      job := pipeline_private.job_of(message);
    when 'take_up_text' then
      select * into waiting from pipeline_private.inbox as inbox where inbox.id = put_off_work.id;
      waiting.booked_at := pipeline_private.business_time(pipeline_private.next_look(waiting.arrived_at));
      job := pipeline_private.job_of(waiting);
    when 'take_up_delivery' then
      select * into delivery from pipeline.webhook_deliveries as deliveries where deliveries.id = put_off_work.id;
      delivery.booked_at := pipeline_private.business_time(pipeline_private.next_look(delivery.received_at));
      job := pipeline_private.job_of(delivery);
  end case;

  -- Beneath a clock that stands a moment later is the same moment: then it is booked anew. Whoever has begun another attempt
  -- meanwhile keeps their lease.
  update pipeline.lead_timers as timers set booked_at = nullif(timer.booked_at, timers.booked_at)
  where timers.vendor_lead_id = timer.vendor_lead_id and timers.due_at is not null;
  update pipeline.agent_runs as runs set booked_at = nullif(run.booked_at, runs.booked_at), lease_until = greatest(runs.lease_until, run.lease_until)
  where runs.id = run.id and runs.status = run.status and runs.status in ('queued', 'running');
  update pipeline.lead_messages as messages set booked_at = nullif(message.booked_at, messages.booked_at),
    lease_until = greatest(messages.lease_until, message.lease_until)
  where messages.id = message.id and messages.status = message.status and messages.status in ('queued', 'sending');
  update pipeline_private.inbox as inbox set booked_at = nullif(waiting.booked_at, inbox.booked_at) where inbox.id = waiting.id;
  update pipeline.webhook_deliveries as deliveries set booked_at = nullif(delivery.booked_at, deliveries.booked_at)
  where deliveries.id = delivery.id and deliveries.verdict = 'waiting';
exception
  when lock_not_available then
    perform pipeline_private.enqueue(array[job]);
end
$$;

comment on function pipeline_private.put_off_work is
  'Somebody has the lead of this work locked: books another look at it, with growing waits. Nothing has failed, and nobody need know.';

grant execute on function pipeline_private.put_off_work to pipeline_worker;
