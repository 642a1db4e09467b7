create or replace function pipeline_private.known_names()
  returns table (vocabulary text, name text, description text, is_present boolean)
  language sql
  stable
  security definer
  set search_path = ''
as $$
  with present (vocabulary, table_name, position, name, description) as (
    select 'stage', 'stages', stages.position, stages.stage, format('%s. %s', stages.title, stages.description)
    from pipeline.stages
    union all
    select 'agent', 'agents', 0, agents.agent, format('%s.', agents.title)
    from pipeline.agents
    union all
    select 'alert_type', 'alert_rules', 0, rules.type, format('%s.', rules.message)
    from pipeline.alert_rules as rules
  ),
  recorded as (
    select distinct entries.table_name, entries.row_id
    from pipeline.audit_log as entries
    where entries.table_name in ('stages', 'agents', 'alert_rules')
  )
  select coalesce(present.vocabulary, tables.vocabulary), coalesce(present.name, recorded.row_id), present.description, present.name is not null
  from present
  full join recorded on recorded.table_name = present.table_name and recorded.row_id = present.name
  left join (values ('stage', 'stages'), ('agent', 'agents'), ('alert_type', 'alert_rules')) as tables (vocabulary, table_name)
    on tables.table_name = recorded.table_name
  order by 1, 4 desc, present.position, 2
$$;

comment on function pipeline_private.known_names() is
  'The names of stages, agents and alert types: those of the present rules and, no longer present, those that history may still tell of.';

grant execute on function pipeline_private.known_names() to pipeline_server;
