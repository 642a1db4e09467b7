-- Without a search path of its own, so that it is inlined; names stand in pg_catalog only.
create or replace function pipeline_private.audit_hash(
  previous_hash bytea,
  table_name text,
  row_id text,
  chain_no integer,
  vendor_lead_id uuid,
  operation text,
  old_values jsonb,
  new_values jsonb,
  digests jsonb,
  actor_kind text,
  actor text,
  user_id uuid,
  reason text,
  session_login text,
  application_name text,
  client_address inet,
  transaction_id xid8,
  created_at timestamptz
)
  returns bytea
  language sql
  stable
as $$
  select sha256(convert_to(
    row (
      encode(previous_hash, 'hex'), table_name, row_id, chain_no, vendor_lead_id, operation,
      case when digests is null or old_values is null then old_values else pipeline_private.without_sealed(old_values, digests) end,
      case when digests is null or new_values is null then new_values else pipeline_private.without_sealed(new_values, digests) end,
      digests, actor_kind, actor, user_id, reason, session_login, application_name, client_address, transaction_id,
      extract(epoch from created_at)
    )::text,
    'UTF8'
  ))
$$;

comment on function pipeline_private.audit_hash is
  'The hash of a link: SHA-256 of the text of a row of these values in this order, what digests stand for left out of the values, the previous hash in hexadecimal, the time as seconds since 1970. The same on every machine and for every session''s settings.';
