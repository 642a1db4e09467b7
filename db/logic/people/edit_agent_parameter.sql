create or replace function pipeline_private.with_parameter(config jsonb, path text[], value jsonb)
  returns jsonb
  language sql
  immutable
as $$
  select case
    when cardinality(path) = 1 and value is null then config - path[1]
    when cardinality(path) = 1 then config || jsonb_build_object(path[1], value)
    when inner_ones.told = '{}' then config - path[1]
    else config || jsonb_build_object(path[1], inner_ones.told)
  end
  from (
    select case when cardinality(path) > 1 then
      pipeline_private.with_parameter(coalesce(with_parameter.config -> path[1], '{}'), path[2:], value)
    end as told
  ) as inner_ones
$$;

comment on function pipeline_private.with_parameter is 'The parameters of an agent with another value of this one; without it when the value is null.';

create or replace function pipeline_private.agents_with_parameter(parameter text, agent text)
  returns text[]
  language plpgsql
  stable
as $$
declare
  found text[];
begin
  select array_agg(known.agent order by known.agent) into found
  from pipeline.agent_parameters as known
  where known.parameter = agents_with_parameter.parameter and known.agent = coalesce(agents_with_parameter.agent, known.agent);
  if found is null then
    raise exception 'no built-in agent has the parameter %', parameter
      using
        errcode = 'VL010', detail = jsonb_build_object('agent', agent, 'parameter', parameter)::text,
        hint = 'List them: agent_parameters.', schema = 'pipeline', table = 'agents';
  end if;
  return found;
end
$$;

comment on function pipeline_private.agents_with_parameter is
  'Which built-in agents have a parameter; with an agent only that one. Raises VL010 when none has it.';

create or replace function pipeline.edit_agent_parameter(
  parameter text,
  reason pipeline.free_text,
  value jsonb default null,
  agent text default null,
  instead_of jsonb default null
)
  returns integer
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change what agents go by', edit_agent_parameter.reason);
  meant text[] := pipeline_private.agents_with_parameter(parameter, agent);
  changed integer;
begin
  perform from pipeline.agents as agents where agents.agent = any (meant) order by agents.agent for update;
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('value', its.value), jsonb_build_object('value', coalesce(edit_agent_parameter.value, its.usual)),
    jsonb_build_object('value', instead_of), 'agents', jsonb_build_object('agent', its.agent, 'parameter', its.parameter)
  )
  from pipeline.agent_parameters as its
  where instead_of is not null and its.agent = any (meant) and its.parameter = edit_agent_parameter.parameter;

  update pipeline.agents as agents
  set config = pipeline_private.with_parameter(agents.config, string_to_array(edit_agent_parameter.parameter, '.'), edit_agent_parameter.value)
  where agents.agent = any (meant);
  get diagnostics changed = row_count;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_agent_parameter is
  'Another value for a number that built-in agents go by, as agent_parameters lists them: how offers are worked out, what a value may rest on. Without a value it is as usual again; without an agent it holds for all that have it, so that validator and offer engine stay of one mind. With instead_of, the value that one last saw, nobody''s other value is overwritten. Runs that begin from now on go by it; offers that were made stay. Returns how many agents go by it. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown parameter, VL018 for a value that cannot be, VL041 when it is not as instead_of says.';

grant execute on function pipeline.edit_agent_parameter to pipeline_admin;
