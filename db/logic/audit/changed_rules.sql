-- What people have changed of the rules, as against what releases made of them. A value that was taken back is none.
create or replace view pipeline.changed_rules as
  with entries as (
    select
      log.table_name, log.row_id, said.name as column_name, said.value, log.chain_no, log.id, log.actor_kind, log.actor, log.reason, log.created_at,
      log.operation
    from pipeline.audit_log as log
    cross join lateral jsonb_each(log.new_values) as said (name, value)
    where log.table_name in (
        'stages', 'stage_timers', 'message_templates', 'alert_rules', 'settings', 'agents', 'stage_transitions', 'text_classes', 'retention_rules'
      )
      and log.operation in ('INSERT', 'UPDATE')
  ), latest as (
    select distinct on (entries.table_name, entries.row_id, entries.column_name) entries.*
    from entries
    order by entries.table_name, entries.row_id, entries.column_name, entries.chain_no desc
  ), released as (
    select distinct on (entries.table_name, entries.row_id, entries.column_name) entries.*
    from entries
    where entries.actor_kind = 'import'
    order by entries.table_name, entries.row_id, entries.column_name, entries.chain_no desc
  )
  select
    latest.table_name, latest.row_id, latest.column_name, latest.value #>> '{}' as present_value, released.value #>> '{}' as released_value,
    latest.id as audit_id, latest.actor as changed_by, latest.created_at as changed_at, latest.reason
  from latest
  left join released using (table_name, row_id, column_name)
  where latest.actor_kind in ('user', 'sql') and latest.operation = 'UPDATE' and latest.value is distinct from released.value
  order by latest.created_at desc, latest.id desc;

comment on view pipeline.changed_rules is
  'Where the rules are other than the latest release made them, because a person changed them; the latest change first. A release that comes may write over it, and says so.';
comment on column pipeline.changed_rules.table_name is 'The table of the rule.';
comment on column pipeline.changed_rules.row_id is 'Which row of it.';
comment on column pipeline.changed_rules.column_name is 'Which column.';
comment on column pipeline.changed_rules.present_value is 'What a person made of it; null when they emptied it.';
comment on column pipeline.changed_rules.released_value is 'What the latest release made of it; null when none gave it a value.';
comment on column pipeline.changed_rules.audit_id is 'The change, which undo_manual_change() takes back.';
comment on column pipeline.changed_rules.changed_by is 'Who changed it last.';
comment on column pipeline.changed_rules.changed_at is 'When, by the business clock.';
comment on column pipeline.changed_rules.reason is 'Why; null when no reason was given.';

grant select on pipeline.changed_rules to pipeline_viewer;
