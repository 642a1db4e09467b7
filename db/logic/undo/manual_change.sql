create or replace function pipeline_private.manual_change(audit_id bigint)
  returns pipeline.audit_log
  language plpgsql
  stable
as $$
declare
  chosen pipeline.audit_log;
begin
  select * into chosen from pipeline.audit_log as entries where entries.id = audit_id;
  if not found then
    raise exception 'there is no audit entry %', audit_id
      using
        errcode = 'VL010', detail = jsonb_build_object('auditId', audit_id)::text,
        hint = 'What is old has left the database: orchestrator archives read --log audit_log';
  end if;

  if chosen.actor_kind not in ('user', 'sql') then
    raise exception 'audit entry % was not made by hand but by % (%)', audit_id, chosen.actor, chosen.actor_kind
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', audit_id, 'actorKind', chosen.actor_kind)::text,
        hint = 'Only what people changed can be taken back; to correct automation, write the right values or use pipeline.override_stage().';
  end if;
  if chosen.table_name in ('users', 'user_sessions', 'api_tokens') then
    raise exception 'audit entry % is about who may sign in', audit_id
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', audit_id, 'table', chosen.table_name)::text,
        hint = 'Change users and tokens on the command line: user --help, token --help.';
  end if;
  if chosen.table_name = 'message_suppressions' and chosen.operation <> 'DELETE' then
    raise exception 'audit entry % is about a number that must not be texted', audit_id
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', audit_id, 'table', chosen.table_name)::text,
        hint = 'Use pipeline.allow_again(); it frees the number and the leads that have it.';
  end if;
  if chosen.table_name = any (pipeline_private.traced_tables()) then
    raise exception 'audit entry % is about a text, a timer, a run or an alert', audit_id
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', audit_id, 'table', chosen.table_name)::text,
        hint = 'Automation goes on with these; write the right values, or use move_timer(), replay_agent_runs() or send_message().';
  end if;
  return chosen;
end
$$;

comment on function pipeline_private.manual_change is
  'The audit entry of a change that a person made. Raises VL010 for an unknown entry, VL017 for one of automation.';
