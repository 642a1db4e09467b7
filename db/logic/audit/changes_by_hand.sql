-- Automation tells of texts, timers, runs and alerts by events. What somebody writes by hand, past our functions, is told
-- by nobody; so it is on record like a change of a lead. A session that took the owner's own role is somebody, too.
create or replace function pipeline_private.traced_tables()
  returns text[]
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  select array['agent_runs', 'alerts', 'lead_messages', 'lead_timers']
$$;

comment on function pipeline_private.traced_tables() is
  'Tables of which the audit log has only what was changed by hand; their rows are not what their entries add up to.';

-- In PL/pgSQL, so that it stays one call: a trigger's condition is read and planned anew for each statement.
create or replace function pipeline_private.writes_by_hand()
  returns boolean
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
begin
  return current_user <> 'pipeline_owner' or 'pipeline_owner' in (session_user, current_setting('role', true));
end
$$;

comment on function pipeline_private.writes_by_hand() is
  'Whether whoever writes may be somebody at a session and no function of ours; asked by triggers of the tables they write, which then look at the call stack.';

grant execute on function pipeline_private.writes_by_hand() to public;

create or replace function pipeline_private.tg_traced__record_hand()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
  set timezone = 'UTC'
  set datestyle = 'ISO'
as $$
declare
  stack text;
  actor record;
  before jsonb;
  after jsonb;
  same text[] := '{}';
  name_of_row text;
  old_values jsonb;
  new_values jsonb;
  fresh_salt bytea;
  digests jsonb;
begin
  -- First of all, since nearly always it ends here.
  get diagnostics stack = pg_context;
  if not pipeline_private.is_by_hand(stack) then
    return null;
  end if;

  before := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  if tg_op = 'UPDATE' then
    same := array(select was.key from jsonb_each(before) as was where was.value is not distinct from after -> was.key);
    if before - same = '{}' then
      return null;
    end if;
  end if;
  actor := pipeline_private.actor();
  name_of_row := coalesce(after, before) ->> tg_argv[0];
  fresh_salt := uuid_send(gen_random_uuid());
  old_values := case tg_op when 'UPDATE' then before - same when 'DELETE' then jsonb_strip_nulls(before) end;
  new_values := case tg_op when 'UPDATE' then after - same when 'INSERT' then jsonb_strip_nulls(after) end;
  digests := pipeline_private.seal(old_values, new_values, pipeline_private.personal_columns(tg_table_name::text), fresh_salt);
  insert into pipeline.audit_log (
    table_name, row_id, chain_no, vendor_lead_id, operation, old_values, new_values, digests, salt, actor_kind, actor, user_id,
    reason, session_login, application_name, client_address, transaction_id, created_at, previous_hash, hash
  )
  select
    link.*,
    pipeline_private.audit_hash(
      link.previous_hash, link.table_name, link.row_id, link.chain_no, link.vendor_lead_id, link.operation,
      link.old_values, link.new_values, link.digests, link.actor_kind, link.actor, link.user_id, link.reason, link.session_login,
      link.application_name, link.client_address, link.transaction_id, link.created_at
    )
  from (
    select
      tg_table_name::text as table_name, name_of_row as row_id, coalesce(last_link.chain_no, 0) + 1 as chain_no,
      (coalesce(after, before) ->> 'vendor_lead_id')::uuid as vendor_lead_id, tg_op as operation, old_values, new_values,
      digests, case when digests is not null then fresh_salt end as salt,
      actor.kind as actor_kind, actor.name as actor, actor.user_id as user_id, actor.reason as reason,
      session_user::text as session_login, current_setting('application_name') as application_name,
      inet_client_addr() as client_address, pipeline_private.transaction_no() as transaction_id, pipeline.now() as created_at,
      last_link.hash as previous_hash
    from (values (1)) as this_row
    left join lateral (
      select entries.chain_no, entries.hash
      from pipeline.audit_log as entries
      where entries.table_name = tg_table_name and entries.row_id = name_of_row
      order by entries.chain_no desc
      limit 1
    ) as last_link on true
  ) as link;
  return null;
end
$$;

comment on function pipeline_private.tg_traced__record_hand() is
  'Writes what was changed by hand into the audit log; the argument is the column that names a row.';

do $do$
declare
  traced record;
begin
  for traced in
    select
      name, (
        select columns.attname
        from pg_catalog.pg_index as keys
        join pg_catalog.pg_attribute as columns on columns.attrelid = keys.indrelid and columns.attnum = keys.indkey[0]
        where keys.indrelid = format('pipeline.%I', name)::regclass and keys.indisprimary
      ) as key
    from unnest(pipeline_private.traced_tables()) as name
  loop
    execute format(
      $$create or replace trigger _500_record_hand
          after insert or update or delete on pipeline.%1$I
          for each row
          when (pipeline_private.writes_by_hand())
          execute function pipeline_private.tg_traced__record_hand(%2$L)$$,
      traced.name, traced.key
    );
    execute format(
      $$create or replace trigger _200_refuse_truncate
          before truncate on pipeline.%1$I
          for each statement
          execute function pipeline_private.tg_audited__refuse_truncate()$$,
      traced.name
    );
  end loop;
end
$do$;
