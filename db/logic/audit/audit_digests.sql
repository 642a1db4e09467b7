-- A person's data must be erasable, and history must not: the hash of an entry has digests in the place of these columns.
create or replace function pipeline_private.personal_columns(table_name text)
  returns text[]
  language sql
  immutable
as $$
  select case table_name
    when 'vendor_leads' then array[
      'vendor_name', 'vendor_phone', 'vendor_email', 'external_ref', 'property_address', 'property_postcode',
      'rejection_reason', 'dead_reason', 'hold_reason'
    ]
    when 'lead_messages' then array['body', 'phone', 'media', 'entered_by', 'status_reason']
    when 'agent_runs' then array['result', 'error']
    when 'deals' then array['investor_name', 'solicitor', 'fall_through_reason']
    when 'offers' then array['exceeds_because']
    when 'deal_reductions' then array['evidence']
    when 'review_items' then array['reason', 'detail', 'resolution']
    when 'alerts' then array['message', 'detail']
    when 'message_suppressions' then array['phone', 'source']
    when 'consents' then array['given_by', 'proof']
    when 'lead_phones' then array['phone']
    when 'notes' then array['body']
    when 'drafts' then array['body']
    when 'property_flags' then array['said', 'withdrawn_because']
    when 'rights_requests' then array['said', 'extension_reason', 'outcome']
    when 'phone_calls' then array['phone', 'note']
    when 'planned_calls' then array['note', 'end_reason']
    else '{}'
  end
$$;

create or replace function pipeline_private.seal(old_values jsonb, new_values jsonb, columns text[], salt bytea)
  returns jsonb
  language sql
  immutable
as $$
  select jsonb_object_agg(
    name,
    encode(sha256(salt || convert_to(row (name, old_values -> name, new_values -> name)::text, 'UTF8')), 'hex')
  )
  from unnest(columns) as name
  where old_values ? name or new_values ? name
$$;

comment on function pipeline_private.seal is
  'The digests of these columns of an entry: SHA-256 in hexadecimal of the salt and the text of a row of the column''s name, its old and its new value. Null when the entry has none of the columns.';

create or replace function pipeline_private.without_sealed(entry_values jsonb, digests jsonb)
  returns jsonb
  language sql
  immutable
as $$
  select entry_values - array(select jsonb_object_keys(digests))
$$;
