create or replace view pipeline.agent_parameters as
  select
    known.agent, known.place, known.parameter, known.meaning,
    coalesce(agents.config #> string_to_array(known.parameter, '.'), known.usual) as value, known.usual,
    known.is_list, known.is_whole, known.at_least, known.is_above, known.at_most
  from pipeline_private.agent_defaults() as known
  join pipeline.agents using (agent)
  -- A setting of the whole pipeline, which the engine is told as its own.
  where agents.transport = 'builtin' and not (agents.may_offer and known.parameter = 'maxRounds');

comment on view pipeline.agent_parameters is
  'What the built-in agents go by, one row for each number: how offers are worked out, and what a value may rest on. Agents over HTTP have their own.';
comment on column pipeline.agent_parameters.agent is 'Who goes by it; several may have the same parameter.';
comment on column pipeline.agent_parameters.place is 'Where it comes in the list.';
comment on column pipeline.agent_parameters.parameter is 'Its name, with the groups that it is in before it: allowance.legals.';
comment on column pipeline.agent_parameters.meaning is 'What it means, and in which unit.';
comment on column pipeline.agent_parameters.value is 'What it is now: a number, or where is_list says so a list of numbers.';
comment on column pipeline.agent_parameters.usual is 'What it is while the rules do not say otherwise: a number, or where is_list says so a list of numbers.';
comment on column pipeline.agent_parameters.is_list is 'Whether it is a list of numbers.';
comment on column pipeline.agent_parameters.is_whole is 'Whether it takes whole numbers only.';
comment on column pipeline.agent_parameters.at_least is 'The least that it may be; null when there is none.';
comment on column pipeline.agent_parameters.is_above is 'Whether it has to be more than the least.';
comment on column pipeline.agent_parameters.at_most is 'The most that it may be; null when there is none.';

grant select on pipeline.agent_parameters to pipeline_viewer;
grant execute on function pipeline_private.agent_defaults to pipeline_viewer;

create or replace function pipeline_private.is_within(value jsonb, is_whole boolean, at_least numeric, is_above boolean, at_most numeric)
  returns boolean
  language sql
  immutable
as $$
  select case jsonb_typeof(value)
    when 'number' then
      (not is_whole or value::numeric = trunc(value::numeric))
      and (at_least is null or value::numeric > at_least or value::numeric = at_least and not is_above)
      and (at_most is null or value::numeric <= at_most)
    else false
  end
$$;

comment on function pipeline_private.is_within is 'Whether a value is a number within these bounds.';

create or replace function pipeline_private.faults_of_config(agent text, config jsonb)
  returns table (parameter text, fault text)
  language sql
  stable
  rows 5
as $$
  with recursive told as (
    select given.name as parameter, given.value
    from jsonb_each(faults_of_config.config) as given (name, value)
    union all
    select told.parameter || '.' || inner_ones.name, inner_ones.value
    from told
    cross join lateral jsonb_each(case when jsonb_typeof(told.value) = 'object' then told.value else '{}' end) as inner_ones (name, value)
  ), known as (
    select defaults.* from pipeline_private.agent_defaults() as defaults where defaults.agent = faults_of_config.agent
  )
  select
    told.parameter,
    case when known.parameter is null then 'is no parameter of this agent' else 'is ' || pipeline_private.range_in_words(known.is_list, known.is_whole, known.at_least, known.is_above, known.at_most) end
  from told
  left join known using (parameter)
  where exists (select from known)
    and case
      when known.parameter is null then
        jsonb_typeof(told.value) <> 'object' or not exists (select from known where starts_with(known.parameter, told.parameter || '.'))
      when known.is_list then
        case when jsonb_typeof(told.value) = 'array' then
          told.value = '[]' or exists (
            select
            from jsonb_array_elements(told.value) as one (value)
            where not pipeline_private.is_within(one.value, known.is_whole, known.at_least, known.is_above, known.at_most)
          )
        else true end
      else not pipeline_private.is_within(told.value, known.is_whole, known.at_least, known.is_above, known.at_most)
    end
  union all
  select told.parameter, coalesce('is ' || words.may_be, 'is no parameter of this agent')
  from told
  left join pipeline_private.agent_words() as words on words.agent = faults_of_config.agent and words.parameter = told.parameter
  where exists (select from pipeline_private.agent_words() as any_words where any_words.agent = faults_of_config.agent)
    and (told.value::text ~ words.pattern) is not true
$$;

comment on function pipeline_private.faults_of_config is
  'What a built-in agent could not take of these parameters; none for an agent of which nothing is known, which may have any.';

create or replace function pipeline_private.range_in_words(is_list boolean, is_whole boolean, at_least numeric, is_above boolean, at_most numeric)
  returns text
  language sql
  immutable
as $$
  select concat_ws(' ',
    case
      when is_list then case when is_whole then 'a list of whole numbers' else 'a list of numbers' end
      else case when is_whole then 'a whole number' else 'a number' end
    end,
    case when at_least is not null then case when is_above then 'above ' else 'from ' end || trim_scale(at_least) end,
    case when at_most is not null then 'to ' || trim_scale(at_most) end
  )
$$;

comment on function pipeline_private.range_in_words is 'What a parameter may be, in words: a whole number from 1 to 20.';

create or replace function pipeline_private.tg_agents__refuse_wrong_parameters()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  faults text[];
  fields text[];
begin
  select array_agg(found.parameter || ' ' || found.fault order by found.parameter), array_agg(found.parameter order by found.parameter)
  into faults, fields
  from pipeline_private.faults_of_config(coalesce(new.shadows, new.agent), new.config) as found;
  if faults is not null then
    raise exception '%', array_to_string(faults, '; ')
      using
        errcode = 'VL018', detail = jsonb_build_object('agent', new.agent, 'fields', fields)::text,
        hint = 'What it may be: select * from pipeline.agent_parameters', schema = 'pipeline', table = 'agents', column = 'config';
  end if;
  return new;
end
$$;

create or replace trigger _200_refuse_wrong_parameters
  before insert or update of config on pipeline.agents
  for each row
  when (new.transport = 'builtin' and new.config <> '{}')
  execute function pipeline_private.tg_agents__refuse_wrong_parameters();
