create or replace view pipeline_private.audited_tables as
  select
    tables.relname::text as table_name,
    keys.columns as key_columns,
    case
      when tables.relname = 'vendor_leads' then 'id'
      when exists (
        select
        from pg_catalog.pg_attribute as columns
        where columns.attrelid = tables.oid and columns.attname = 'vendor_lead_id'
      ) then 'vendor_lead_id'
    end as lead_column,
    case
      when cardinality(keys.columns) = 1 and keys.is_uuid then format('t.%I = $1::uuid', keys.columns[1])
      else format('concat_ws('':'', %s) = $1', (select string_agg(format('t.%I', name), ', ') from unnest(keys.columns) as name))
    end as key_condition
  from pg_catalog.pg_class as tables
  cross join lateral (
    select
      array_agg(columns.attname::text order by array_position(found.indkey::smallint[], columns.attnum)) as columns,
      bool_and(columns.atttypid = 'uuid'::regtype) as is_uuid
    from pg_catalog.pg_index as found
    join pg_catalog.pg_attribute as columns on columns.attrelid = found.indrelid and columns.attnum = any (found.indkey)
    where found.indrelid = tables.oid and found.indisprimary
  ) as keys
  where tables.relnamespace = 'pipeline'::regnamespace
    and tables.relname in (
      'vendor_leads', 'offers', 'deals', 'deal_reductions', 'review_items', 'message_suppressions', 'consents', 'lead_phones',
      'notes', 'drafts', 'property_flags', 'flag_rules', 'fall_through_kinds', 'rights_requests', 'rights_rules', 'handover_texts', 'phone_calls', 'planned_calls', 'lead_owners', 'owner_rules', 'absences',
      'lead_sources', 'text_classes',
      'stages', 'stage_transitions', 'stage_required_fields', 'stage_timers', 'stage_outcomes', 'message_templates', 'saved_replies', 'true_words', 'common_answers',
      'agents', 'alert_rules', 'alert_channels', 'carrier_errors', 'senders', 'settings', 'purchase_tax_bands', 'delivery_rules', 'schedules',
      'figures', 'source_spend', 'retention_rules', 'erasures', 'alert_silences'
    );

comment on view pipeline_private.audited_tables is
  'Which tables the audit log follows, by what their rows are named there, and how a row, called t, is found again by that name, $1.';
