-- Leads that stand at a stage with everything a lead there has: its event, run, timer, the timer's job and its entry
-- in the audit log. Made set by set with the other triggers off, so that a million takes a minute or two.
create schema bench authorization pipeline_owner;
set local role pipeline_owner;

-- Texts may leave at any hour, so that every run of the bench writes the same rows.
update pipeline.settings set send_from = '00:00', send_until = '23:59:59.999', texts_per_minute = null;

insert into pipeline.lead_sources (source, title, consent_wording, consent_names_us, consent_is_given)
values ('manual', 'The bench', 'I agree to be texted.', true, true);

insert into graphile_worker._private_tasks (identifier)
values ('run_agent'), ('send_message'), ('lead_timer')
on conflict do nothing;

create function bench.make_leads(how_many integer, at_stage text, open_runs boolean)
  returns setof uuid
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  made uuid[];
begin
  alter table pipeline.vendor_leads disable trigger user;
  alter table pipeline.vendor_leads enable trigger _500_audit_insert;
  alter table pipeline.lead_timers disable trigger user;
  alter table pipeline.agent_runs disable trigger user;

  with leads as (
    insert into pipeline.vendor_leads (
      vendor_name, vendor_phone, property_address, property_postcode, asking_price, property_type, bedrooms, condition,
      offer_amount, pipeline_stage, stage_visit, previous_stage, turn
    )
    select
      'Jo Smith', '+447700900' || lpad((n % 1000)::text, 3, '0'), n || ' Oak Road, Bristol', 'BS6 5QA',
      185000, 'semi_detached', 3, 'fair',
      case at_stage when 'OFFER_MADE' then 150000 end, stages.stage, stages.position, before.stage,
      case stages.stage when 'OFFER_MADE' then 'vendor' else stages.entry_turn end
    from generate_series(1, how_many) as n
    join pipeline.stages as stages on stages.stage = at_stage
    left join pipeline.stages as before on before.position = stages.position - 1
    returning id
  )
  select array_agg(id) into made from leads;

  alter table pipeline.consents disable trigger user;
  insert into pipeline.consents (vendor_lead_id, wording, wording_version, names_us, given_at, source, proof, recorded_by)
  select lead.id, 'I agree to be texted.', '1', true, now(), 'manual', 'bench', 'bench'
  from unnest(made) as lead (id);
  set constraints pipeline.consents_vendor_lead_id_fkey immediate;
  alter table pipeline.consents enable trigger user;

  insert into pipeline.pipeline_events (vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor)
  select leads.id, 'stage_change', leads.previous_stage, leads.pipeline_stage, leads.stage_visit, 'import', 'bench'
  from unnest(made) as lead (id)
  join pipeline.vendor_leads as leads on leads.id = lead.id;

  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose, status, outcome, finished_at)
  select
    leads.id, leads.pipeline_stage, leads.stage_visit, stages.entry_agent, stages.entry_purpose,
    case when open_runs then 'queued' else 'succeeded' end,
    case when not open_runs then 'advance' end,
    case when not open_runs then now() end
  from unnest(made) as lead (id)
  join pipeline.vendor_leads as leads on leads.id = lead.id
  join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where stages.entry_agent is not null;

  insert into pipeline.lead_timers (vendor_lead_id, stage, stage_visit, name, counted_since, due_at, booked_at)
  select
    wanted.vendor_lead_id, wanted.stage, wanted.stage_visit, wanted.name, wanted.counted_since, wanted.due_at, wanted.due_at
  from unnest(made) as lead (id)
  join pipeline_private.wanted_timers as wanted on wanted.vendor_lead_id = lead.id;

  insert into graphile_worker._private_jobs (task_id, payload, run_at)
  select tasks.id, json_build_object('lead', timers.vendor_lead_id), timers.booked_at
  from unnest(made) as lead (id)
  join pipeline.lead_timers as timers on timers.vendor_lead_id = lead.id
  join graphile_worker._private_tasks as tasks on tasks.identifier = 'lead_timer';

  alter table pipeline.vendor_leads enable trigger user;
  alter table pipeline.lead_timers enable trigger user;
  alter table pipeline.agent_runs enable trigger user;

  return query select unnest(made);
end
$$;

comment on function bench.make_leads(integer, text, boolean) is
  'Leads at a stage, as the pipeline would have brought them there; open_runs: the stage''s agent has not answered yet.';

reset role;
