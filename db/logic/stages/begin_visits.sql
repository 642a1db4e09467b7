create or replace function pipeline_private.begin_visits(moved pipeline_private.moved_lead[])
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
    select lead.id, lead.stage, lead.stage_visit, stages.entry_agent, stages.entry_purpose
    from unnest(moved) as lead
    join pipeline.stages as stages on stages.stage = lead.stage
    where stages.entry_agent is not null
      and lead.run_effects
      -- A move that brought its own text has already done what the agent would do on entry.
      and not exists (
        select from pipeline.lead_messages as brought
        where brought.vendor_lead_id = lead.id and brought.stage_visit = lead.stage_visit and brought.direction = 'outbound'
      )
    returning id, vendor_lead_id
  ),
  written as (
    insert into pipeline.lead_messages (
      vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, not_before
    )
    select
      lead.id, 'outbound', templates.purpose, pipeline_private.rendered(templates.body, leads), 'queued',
      leads.vendor_phone, lead.stage, lead.stage_visit, format('%s:%s:entry', lead.id, lead.stage_visit),
      templates.template, pipeline_private.next_send_time(pipeline.now())
    from unnest(moved) as lead
    join pipeline.stages as stages on stages.stage = lead.stage
    join pipeline.message_templates as templates on templates.template = stages.entry_template
    join pipeline.vendor_leads as leads on leads.id = lead.id
    where lead.run_effects
      and leads.opted_out_at is null
    returning id, vendor_lead_id, not_before
  ),
  work as (
    select vendor_lead_id, pipeline_private.job('run_agent', jsonb_build_object('run', id, 'attempt', 1)) as job
    from started
    union all
    select
      vendor_lead_id,
      pipeline_private.job('send_message', jsonb_build_object('message', id), pipeline_private.real_time(not_before))
    from written
    where pipeline_private.real_time(not_before) is not null
  )
  select array_agg(work.job)
  into jobs
  from work
  -- A look-up for each lead, not a join: right after a mass insert the table's statistics make a join quadratic.
  where (select leads.held_at from pipeline.vendor_leads as leads where leads.id = work.vendor_lead_id) is null;

  return jobs;
end
$$;

comment on function pipeline_private.begin_visits(pipeline_private.moved_lead[]) is
  'Writes the agent runs and texts that entering a stage brings. Returns their jobs; none for a held lead, whose release adds them.';
