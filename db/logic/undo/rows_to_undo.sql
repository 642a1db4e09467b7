create or replace function pipeline_private.rows_to_undo(
  chosen pipeline.audit_log,
  out table_name text,
  out row_id text,
  out operation text,
  out before jsonb,
  out after jsonb,
  out writes jsonb,
  out obstacle jsonb
)
  returns setof record
  language sql
  stable
  security definer
  set search_path = ''
as $$
  with net as (
    select
      entries.table_name, entries.row_id, max(entries.id) as last_id, max(entries.chain_no) as last_no,
      case
        when bool_or(entries.operation = 'INSERT') then 'INSERT'
        when bool_or(entries.operation = 'DELETE') then 'DELETE'
        else 'UPDATE'
      end as operation,
      pipeline_private.jsonb_overlay(coalesce(entries.old_values, '{}') order by entries.chain_no desc) as before,
      pipeline_private.jsonb_overlay(coalesce(entries.new_values, '{}') order by entries.chain_no) as after
    from pipeline.audit_log as entries
    where entries.id = chosen.id
      or entries.vendor_lead_id = chosen.vendor_lead_id and entries.transaction_id = chosen.transaction_id
    group by entries.table_name, entries.row_id
  ),
  changed as (
    select
      net.table_name, net.row_id, net.last_id, net.last_no, net.operation,
      case when net.operation = 'UPDATE' then net.before - same.columns else net.before end as before,
      case when net.operation = 'UPDATE' then net.after - same.columns else net.after end as after
    from net
    cross join lateral (
      select coalesce(array_agg(key), '{}') as columns
      from jsonb_object_keys(net.before) as key
      where net.before -> key is not distinct from net.after -> key
    ) as same
  ),
  planned as (
    select
      changed.*,
      case
        when changed.operation = 'INSERT' then null
        when changed.table_name = 'vendor_leads' then pipeline_private.facts_to_restore(changed.before)
        else changed.before
      end as writes
    from changed
  )
  select
    planned.table_name, planned.row_id, planned.operation, planned.before, planned.after, planned.writes,
    (
      select jsonb_build_object('table', planned.table_name, 'rowId', planned.row_id, 'now', jsonb_object_agg(now_is.key, now_is.value))
      from pipeline.audit_log as later
      cross join lateral jsonb_each(coalesce(later.new_values, '{"deleted": true}')) as now_is
      where later.table_name = planned.table_name
        and later.row_id = planned.row_id
        and later.chain_no > planned.last_no
        and (
          planned.operation <> 'UPDATE'
          or now_is.key = 'deleted'
          or (planned.writes ? now_is.key or planned.before ? now_is.key and now_is.key in ('pipeline_stage', 'held_at'))
        )
        -- Only the last word on each column counts.
        and not exists (
          select
          from pipeline.audit_log as last_word
          where last_word.table_name = later.table_name and last_word.row_id = later.row_id
            and last_word.chain_no > later.chain_no and coalesce(last_word.new_values, '{"deleted": true}') ? now_is.key
        )
        and (planned.operation <> 'UPDATE' or now_is.value is distinct from planned.after -> now_is.key)
      having count(*) > 0
    )
  from planned
  order by planned.last_id desc
$$;

comment on function pipeline_private.rows_to_undo(pipeline.audit_log) is
  'What the transaction of a change did to the rows of its lead, or to the one row of a rule, latest first: the columns that differ before and after, which of them an undo writes (null: the row was made, and goes), and what has become of them since that stands in its way (null: nothing).';

create or replace function pipeline_private.facts_to_restore(before jsonb)
  returns jsonb
  language sql
  immutable
  set search_path = ''
as $$
  select before - array[
    'pipeline_stage', 'stage_visit', 'stage_entered_at', 'previous_stage', 'turn', 'turn_since', 'held_at', 'hold_reason', 'hold_id', 'taken_over_by',
    'next_retry_at', 'last_contact_at', 'last_inbound_at', 'last_outbound_at', 'agent_retry_count',
    case when before ? 'pipeline_stage' and before ->> 'pipeline_stage' <> 'DEAD_LEAD' then 'dead_reason' else '' end
  ]
$$;

comment on function pipeline_private.facts_to_restore(jsonb) is
  'The columns of a lead that an undo writes back. The others follow from stage, hold and clock, and are put right by way of those.';
