create or replace view pipeline_private.present_names as
  select 'stage' as vocabulary, 'stages' as table_name, stages.position, stages.stage as name,
    format('%s. %s', stages.title, stages.description) as description
  from pipeline.stages
  union all
  select 'agent', 'agents', 0, agents.agent, format('%s.', agents.title)
  from pipeline.agents
  union all
  select 'alert_type', 'alert_rules', 0, rules.type, format('%s.', rules.message)
  from pipeline.alert_rules as rules;

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
    select distinct entries.table_name, entries.row_id
    from pipeline.audit_log as entries
    where entries.table_name in ('stages', 'agents', 'alert_rules')
  )
  select coalesce(present.vocabulary, tables.vocabulary), coalesce(present.name, recorded.row_id), present.description, present.name is not null
  from pipeline_private.present_names as present
  full join recorded on recorded.table_name = present.table_name and recorded.row_id = present.name
  left join (values ('stage', 'stages'), ('agent', 'agents'), ('alert_type', 'alert_rules')) as tables (vocabulary, table_name)
    on tables.table_name = recorded.table_name
  order by 1, 4 desc, present.position, 2
$$;

comment on function pipeline_private.known_names is
  'The names of stages, agents and alert types: those of the present rules and, no longer present, those that history may still tell of.';

grant execute on function pipeline_private.known_names, pipeline_private.names_digest to pipeline_server;
