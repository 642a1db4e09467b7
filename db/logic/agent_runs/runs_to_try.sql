create or replace function pipeline_private.runs_to_try(parameter text, value jsonb default null, only_agent text default null)
  returns table (agent text, vendor_lead_id uuid, vendor_name text, input jsonb, config jsonb)
  language plpgsql
  stable
  security definer
  rows 40
as $$
#variable_conflict use_column
declare
  path text[] := string_to_array(runs_to_try.parameter, '.');
  faults text;
begin
  select string_agg(distinct found.parameter || ' ' || found.fault, '; ') into faults
  from unnest(pipeline_private.agents_with_parameter(runs_to_try.parameter, runs_to_try.only_agent)) as meant (agent)
  cross join lateral pipeline_private.faults_of_config(
    meant.agent, case when runs_to_try.value is null then '{}' else pipeline_private.with_parameter('{}', path, runs_to_try.value) end
  ) as found;
  if faults is not null then
    raise exception '%', faults
      using errcode = 'VL018', detail = jsonb_build_object('fields', array[runs_to_try.parameter])::text, hint = 'What it may be: agent_parameters.';
  end if;
  return query
    select
      meant.agent, leads.id, leads.vendor_name::text,
      -- As it was asked then: what was offered since is no part of it.
      asked.input || jsonb_build_object('offers', (
        select coalesce(jsonb_agg(offers.offer), '[]')
        from jsonb_array_elements(asked.input -> 'offers') as offers (offer)
        where (offers.offer ->> 'round')::integer < coalesce(
          (select min(made.round) from pipeline.offers as made where made.agent_run_id = latest.id), 'infinity'::numeric
        )
      )),
      pipeline_private.with_parameter(asked.input -> 'config', path, runs_to_try.value)
    from unnest(pipeline_private.agents_with_parameter(runs_to_try.parameter, runs_to_try.only_agent)) as meant (agent)
    cross join lateral (
      select recent.*
      from (select runs.* from pipeline.agent_runs as runs order by runs.id desc limit 2000) as recent
      where recent.agent = meant.agent and recent.status = 'succeeded' and recent.purpose <> 'RESPOND_TO_COUNTER'
      order by recent.id desc
      limit 20
    ) as latest
    join pipeline.vendor_leads as leads on leads.id = latest.vendor_lead_id
    cross join lateral (select pipeline_private.agent_input(latest, leads) as input) as asked;
end
$$;

comment on function pipeline_private.runs_to_try is
  'What the agents of a parameter were asked last, twenty runs each at most, and their parameters with another value of it, to see what they would answer then. Raises VL010 for an unknown parameter, VL018 for a value that cannot be.';

grant execute on function pipeline_private.runs_to_try to pipeline_admin;
