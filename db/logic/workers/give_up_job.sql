create or replace function pipeline_private.give_up_job(job_id bigint, task text, payload jsonb, why text)
  returns uuid
  language plpgsql
as $$
declare
  lead_id uuid;
begin
  case task
    when 'run_agent' then lead_id := pipeline_private.give_up_run((payload ->> 'run')::uuid, why);
    when 'send_message' then lead_id := pipeline_private.give_up_message((payload ->> 'message')::uuid, why);
    when 'lead_timer' then lead_id := pipeline_private.give_up_timer((payload ->> 'lead')::uuid, why);
    else perform pipeline_private.report_given_up(job_id, task, payload, why);
  end case;
  return lead_id;
exception
  -- Whatever makes the row impossible to settle may be what the job failed of.
  when others then
    perform pipeline_private.report_given_up(job_id, task, payload, why, sqlerrm);
    return null;
end
$$;

comment on function pipeline_private.give_up_job is
  'Settles the row that a job stood for, so that nothing starts it again, and asks a person; what cannot be settled waits a day. Returns the lead, if the row was still open.';

create or replace function pipeline_private.report_given_up(job_id bigint, task text, payload jsonb, why text, error text default null)
  returns void
  language plpgsql
as $$
declare
  its_about constant text := pipeline_private.about_work(task, payload);
begin
  perform pipeline_private.book_at(task, payload, pipeline_private.business_time(pipeline_private.later(now(), '24 hours')));
  if not exists (
    select from pipeline.review_items as items
    where items.kind = 'stuck_job' and items.about = its_about and items.resolved_at is null
  ) then
    perform pipeline_private.open_review_item(
      null, 'stuck_job', format('Job %s (%s) was given up: %s', job_id, task, why),
      jsonb_strip_nulls(jsonb_build_object('task', task, 'payload', payload, 'error', report_given_up.error)), about => its_about
    );
  end if;
end
$$;

comment on function pipeline_private.report_given_up is
  'Asks a person about a job whose row cannot be settled, once however often it comes to that: it is tried again in a day, or when they have dealt with it.';

create or replace function pipeline_private.give_up_run(run_id uuid, why text)
  returns uuid
  language plpgsql
as $$
declare
  run pipeline.agent_runs;
begin
  perform pipeline_private.lock_lead_of_run(run_id);

  update pipeline.agent_runs as runs
  set status = 'dead', finished_at = pipeline.now(), run_token = null, error = why
  where runs.id = run_id and runs.status in ('queued', 'running')
  returning * into run;
  if found then
    perform pipeline_private.report_dead_run(run, why);
  end if;
  return run.vendor_lead_id;
end
$$;

comment on function pipeline_private.give_up_run is 'Ends a run whose job cannot be done; a person is asked and AGENT_FAILURE raised.';

create or replace function pipeline_private.give_up_message(message_id uuid, why text)
  returns uuid
  language plpgsql
as $$
declare
  message pipeline.lead_messages;
begin
  perform pipeline_private.lock_lead_of_text(message_id);
  select * into message from pipeline.lead_messages as messages where messages.id = message_id for update;
  if message.status = 'sending' then
    perform pipeline_private.record_message_uncertain(message.id, message.send_attempts, why);
  elsif message.status = 'queued' then
    update pipeline.lead_messages as messages set status = 'failed', status_reason = why where messages.id = message.id
    returning * into message;
    perform pipeline_private.follow_failure(message, why);
  else
    return null;
  end if;
  return message.vendor_lead_id;
end
$$;

comment on function pipeline_private.give_up_message is
  'Ends a text whose job cannot be done: uncertain when the carrier may have it, failed otherwise. A person is asked.';

create or replace function pipeline_private.give_up_timer(lead_id uuid, why text)
  returns uuid
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id for no key update;

  delete from pipeline.lead_timers as timers where timers.vendor_lead_id = lead_id and timers.due_at <= pipeline.now();
  if not found then
    return null;
  end if;
  perform pipeline_private.open_review_item(
    lead_id, 'timer_failed', format('The deadline at %s could not be kept: %s', lead.pipeline_stage, why)
  );
  return lead_id;
end
$$;

comment on function pipeline_private.give_up_timer is
  'Takes away a due timer whose job cannot be done. From here the open review item is what moves the lead; resolving it starts a clock again.';
