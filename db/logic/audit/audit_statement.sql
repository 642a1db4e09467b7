create or replace function pipeline_private.audit_statement(table_name text, changes text)
  returns text
  language sql
  immutable
as $$
  select format(
    $statement$
      insert into pipeline.audit_log (
        table_name, row_id, chain_no, vendor_lead_id, operation, old_values, new_values, digests, salt, actor_kind, actor, user_id,
        reason, session_login, application_name, client_address, transaction_id, created_at, previous_hash, hash
      )
      select
        link.*,
        pipeline_private.audit_hash(
          link.previous_hash, link.table_name, link.row_id, link.chain_no, link.vendor_lead_id, link.operation,
          link.old_values, link.new_values, link.digests, link.actor_kind, link.actor, link.user_id, link.reason,
          link.session_login, link.application_name, link.client_address, link.transaction_id, link.created_at
        )
      from (
        select
          %1$L::text as table_name, changes.row_id, coalesce(last_link.chain_no, 0) + 1 as chain_no,
          changes.lead_id as vendor_lead_id, changes.operation, changes.old_values, changes.new_values,
          case
            when changes.salt is not null then pipeline_private.seal(changes.old_values, changes.new_values, %3$L, changes.salt)
          end as digests,
          changes.salt,
          actor.kind as actor_kind, actor.name as actor, actor.user_id as user_id, actor.reason as reason,
          session_user::text as session_login, current_setting('application_name') as application_name,
          pipeline_private.client_address() as client_address, pipeline_private.transaction_no() as transaction_id, written_at as created_at,
          last_link.hash as previous_hash
        from (
          select
            changed.*,
            case when changed.old_values ?| %3$L or changed.new_values ?| %3$L then uuid_send(gen_random_uuid()) end as salt
          from (%2$s) as changed
          offset 0
        ) as changes
        left join lateral (
          select entries.chain_no, entries.hash
          from pipeline.audit_log as entries
          where entries.table_name = %1$L and entries.row_id = changes.row_id
          order by entries.chain_no desc
          limit 1
        ) as last_link on true
        offset 0
      ) as link
    $statement$,
    audit_statement.table_name, audit_statement.changes, pipeline_private.personal_columns(audit_statement.table_name)
  )
$$;

comment on function pipeline_private.audit_statement is
  'The statement by which an audit trigger writes the changes that a query finds. The query gives row_id, lead_id, operation, old_values and new_values; the trigger has actor and written_at.';
