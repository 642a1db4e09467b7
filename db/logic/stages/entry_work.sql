create or replace function pipeline_private.start_entry_agents(moved pipeline_private.moved_lead[])
  returns graphile_worker.job_spec[]
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  jobs graphile_worker.job_spec[];
begin
  with started as (
    insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
    select lead.id, lead.stage, lead.stage_visit, lead.agent, lead.purpose
    from unnest(moved) as lead
    where lead.agent is not null
      -- A move that brought its own text has already done what the agent would do on entry.
      and (
        select brought.id
        from pipeline.lead_messages as brought
        where brought.vendor_lead_id = lead.id and brought.stage_visit = lead.stage_visit and brought.direction = 'outbound'
        limit 1
      ) is null
    returning id, vendor_lead_id
  )
  select array_agg(pipeline_private.job('run_agent', jsonb_build_object('run', started.id, 'attempt', 1)))
  into jobs
  from started
  where (select leads.held_at from pipeline.vendor_leads as leads where leads.id = started.vendor_lead_id) is null;

  return jobs;
end
$$;

comment on function pipeline_private.start_entry_agents(pipeline_private.moved_lead[]) is
  'Writes the run of the agent that each lead''s new stage starts, unless the move brought a text of its own. Returns their jobs.';

create or replace function pipeline_private.write_entry_texts(moved pipeline_private.moved_lead[])
  returns graphile_worker.job_spec[]
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  send_at timestamptz := pipeline_private.next_send_time(pipeline.now());
  jobs graphile_worker.job_spec[];
begin
  with written as (
    insert into pipeline.lead_messages (
      vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, not_before
    )
    select
      lead.id, 'outbound', templates.purpose, pipeline_private.rendered(templates.body, leads), 'queued',
      leads.vendor_phone, lead.stage, lead.stage_visit, format('%s:%s:entry', lead.id, lead.stage_visit),
      templates.template, send_at
    from unnest(moved) as lead
    join pipeline.message_templates as templates on templates.template = lead.template
    cross join lateral (select * from pipeline.vendor_leads as leads where leads.id = lead.id offset 0) as leads
    returning id, vendor_lead_id
  )
  select array_agg(
    pipeline_private.job('send_message', jsonb_build_object('message', written.id), pipeline_private.real_time(send_at))
  )
  into jobs
  from written
  where pipeline_private.real_time(send_at) is not null
    and (select leads.held_at from pipeline.vendor_leads as leads where leads.id = written.vendor_lead_id) is null;

  return jobs;
end
$$;

comment on function pipeline_private.write_entry_texts(pipeline_private.moved_lead[]) is
  'Writes the text that each lead''s new stage sends, to leave as soon as it may. Returns their jobs.';
