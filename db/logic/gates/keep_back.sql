create or replace function pipeline_private.keep_back(message pipeline.lead_messages)
  returns void
  language sql
as $$
  -- Its turn under the pace is gone by then.
  update pipeline.lead_messages as messages
  set
    status = 'queued', kept_back_since = coalesce(messages.kept_back_since, pipeline.now()),
    paced_at = case when messages.is_reply then messages.paced_at end
  where messages.id = message.id
$$;

create or replace function pipeline_private.keep_back(run pipeline.agent_runs)
  returns void
  language sql
as $$
  update pipeline.agent_runs as runs
  set status = 'queued', run_token = null, kept_back_since = coalesce(runs.kept_back_since, pipeline.now())
  where runs.id = run.id
$$;

comment on function pipeline_private.keep_back(pipeline.lead_messages) is 'A text that would leave waits until what keeps it back has ended.';
comment on function pipeline_private.keep_back(pipeline.agent_runs) is 'A run that would begin waits until what keeps it back has ended; the attempt does not count.';
