create or replace view pipeline_private.present_names as
  select 'stage' as vocabulary, 'stages' as table_name, stages.position, stages.stage as name,
    format('%s. %s', stages.title, stages.description) as description
  from pipeline.stages
  union all
  select 'agent', 'agents', 0, agents.agent, format('%s.', agents.title)
  from pipeline.agents
  union all
  select 'alert_type', 'alert_rules', 0, rules.type, format('%s.', rules.message)
  from pipeline.alert_rules as rules
  union all
  select names.vocabulary, null, 0, names.name, names.description
  from pipeline_private.built_in_names as names
  union all
  select distinct 'event_type', 'stage_timers', 1, timers.event_type::text, 'A timer of the rules fired.'
  from pipeline.stage_timers as timers
  where timers.event_type is not null
    and not exists (
      select from pipeline_private.built_in_names as names
      where names.vocabulary = 'event_type' and names.name = timers.event_type
    );

create or replace function pipeline_private.names_digest()
  returns text
  language sql
  stable
  security definer
as $$
  select md5(coalesce(jsonb_agg(to_jsonb(names) order by names.vocabulary, names.position, names.name), '[]')::text)
  from pipeline_private.present_names as names
$$;

comment on function pipeline_private.names_digest is 'Another text whenever a release has changed the names of the rules, for whoever has learned them.';

create or replace function pipeline_private.known_names()
  returns table (vocabulary text, name text, description text, is_present boolean)
  language sql
  stable
  security definer
as $$
  with recorded as (
    select distinct
      case entries.table_name when 'stages' then 'stage' when 'agents' then 'agent' else 'alert_type' end as vocabulary, entries.row_id as name
    from pipeline.audit_log as entries
    where entries.table_name in ('stages', 'agents', 'alert_rules')
    union
    select 'event_type', types.name
    from pipeline_private.recorded_event_types as types
  )
  select coalesce(present.vocabulary, recorded.vocabulary), coalesce(present.name, recorded.name), present.description, present.name is not null
  from pipeline_private.present_names as present
  full join recorded on recorded.vocabulary = present.vocabulary and recorded.name = present.name
  order by 1, 4 desc, present.position, 2
$$;

comment on function pipeline_private.known_names is
  'The names of stages, agents, alert types, events and questions to people: those of the present rules and of the program and, no longer present, those that history may still tell of.';

grant execute on function pipeline_private.known_names, pipeline_private.names_digest to pipeline_server;
