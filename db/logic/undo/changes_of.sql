create or replace function pipeline_private.changes_of(chosen pipeline.audit_log, lead_ids uuid[])
  returns setof pipeline_private.undone_row
  language sql
  stable
as $$
  with net as (
    select
      entries.table_name, entries.row_id, entries.vendor_lead_id, max(entries.id) as last_id, max(entries.chain_no) as last_no,
      case
        when bool_or(entries.operation = 'INSERT') then 'INSERT'
        when bool_or(entries.operation = 'DELETE') then 'DELETE'
        else 'UPDATE'
      end as operation,
      pipeline_private.jsonb_overlay(coalesce(entries.old_values, '{}') order by entries.chain_no desc) as before,
      pipeline_private.jsonb_overlay(coalesce(entries.new_values, '{}') order by entries.chain_no) as after
    from pipeline.audit_log as entries
    where entries.created_at = chosen.created_at
      and entries.transaction_id = chosen.transaction_id
      and entries.table_name <> all (pipeline_private.traced_tables())
      and case when chosen.vendor_lead_id is null then entries.id = chosen.id else entries.vendor_lead_id = any (lead_ids) end
    group by entries.table_name, entries.row_id, entries.vendor_lead_id
  ),
  changed as (
    select
      net.table_name, net.row_id, net.vendor_lead_id, net.last_id, net.last_no, net.operation,
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
        -- The other columns follow from stage, hold and clock, and are put right by way of those.
        when changed.table_name = 'vendor_leads' then changed.before - array[
          'pipeline_stage', 'stage_visit', 'stage_entered_at', 'previous_stage', 'turn', 'turn_since', 'held_at', 'hold_reason', 'hold_id', 'held_until',
          'taken_over_by', 'next_retry_at', 'last_contact_at', 'last_inbound_at', 'last_outbound_at', 'agent_retry_count',
          case when changed.before ->> 'pipeline_stage' <> 'DEAD_LEAD' then 'dead_reason' else '' end
        ]
        else changed.before
      end as writes
    from changed
  )
  select
    planned.table_name, planned.row_id, planned.vendor_lead_id, planned.operation, planned.before, planned.after, planned.writes,
    pipeline_private.changed_since(planned.table_name, planned.row_id, planned.operation, planned.before, planned.after,
      planned.writes, planned.last_no)
  from planned
  -- What a person answered stays answered: the vendor's words were dealt with.
  where not (
    planned.table_name = 'review_items' and planned.operation = 'UPDATE'
    and (planned.before -> 'resolved_at' = 'null' and planned.after ->> 'resolved_by' = 'pipeline') is not true
  )
  order by planned.last_id desc
$$;

comment on function pipeline_private.changes_of is
  'What the transaction of a change did to the rows of these leads, or to the one row of a rule; latest first. Without the questions that a person answered.';

create or replace function pipeline_private.leads_of_undo(chosen pipeline.audit_log, whole boolean)
  returns uuid[]
  language sql
  stable
as $$
  with recursive entries as materialized (
    select
      entries.vendor_lead_id as lead_id,
      (coalesce(nullif(entries.new_values -> 'merged_into', 'null'), entries.old_values -> 'merged_into') #>> '{}')::uuid as merged_into
    from pipeline.audit_log as entries
    where entries.created_at = chosen.created_at
      and entries.transaction_id = chosen.transaction_id
      and entries.vendor_lead_id is not null
      and (whole or entries.vendor_lead_id = chosen.vendor_lead_id or entries.old_values ? 'merged_into')
  ),
  -- A merge is of two leads.
  meant as (
    select entries.lead_id from entries where whole or entries.lead_id = chosen.vendor_lead_id
    union
    select case when meant.lead_id = entries.lead_id then entries.merged_into else entries.lead_id end
    from meant
    join entries on meant.lead_id in (entries.lead_id, entries.merged_into) and entries.merged_into is not null
  )
  select coalesce(array_agg(meant.lead_id order by meant.lead_id), '{}') from meant
$$;

comment on function pipeline_private.leads_of_undo is
  'Whose changes are taken back along with a change: those of its lead and, where the transaction merged it, of the other lead; with true those of all leads.';

create or replace function pipeline_private.changed_since(
  of_table text, of_row text, did text, was jsonb, became jsonb, writes jsonb, last_no integer
)
  returns jsonb
  language sql
  stable
as $$
  select pipeline_private.obstacle(
    of_table, of_row, jsonb_object_agg(now_is.key, now_is.value order by later.chain_no),
    format('%s changed since', string_agg(distinct now_is.key, ', '))
  )
  from pipeline.audit_log as later
  cross join lateral jsonb_each(coalesce(later.new_values, '{"deleted": true}')) as now_is
  where later.table_name = of_table
    and later.row_id = of_row
    and later.chain_no > last_no
    and (
      did <> 'UPDATE'
      or now_is.key = 'deleted'
      or (writes ? now_is.key or was ? now_is.key and now_is.key in ('pipeline_stage', 'hold_id', 'taken_over_by'))
    )
    -- Only the last word on each column counts.
    and not exists (
      select
      from pipeline.audit_log as last_word
      where last_word.table_name = later.table_name and last_word.row_id = later.row_id
        and last_word.chain_no > later.chain_no and coalesce(last_word.new_values, '{"deleted": true}') ? now_is.key
    )
    and (did <> 'UPDATE' or now_is.value is distinct from became -> now_is.key)
  having count(*) > 0
$$;

comment on function pipeline_private.changed_since is
  'What has become of the columns of a row since a change of it that an undo would trample on; null: nothing.';
