create or replace function pipeline_private.is_at_home()
  returns boolean
  language sql
  stable
as $$
  select epochs.system_identifier = (select control.system_identifier from pg_control_system() as control)
  from pipeline_private.epochs
  order by epochs.epoch desc
  limit 1
$$;

comment on function pipeline_private.is_at_home is
  'Whether this is the server on which the present epoch of the history began. False for a copy that was restored elsewhere, until it is migrated.';

create or replace function pipeline_private.begin_epoch()
  returns boolean
  language plpgsql
  security definer
as $$
declare
  numbers_before bigint;
  moved_by bigint;
begin
  if pipeline_private.is_at_home() then
    return false;
  end if;

  lock table pipeline.pipeline_events, pipeline.audit_log in share row exclusive mode;
  numbers_before := greatest(
    (select max(events.transaction_id::text::bigint) from pipeline.pipeline_events as events),
    (select max(entries.transaction_id::text::bigint) from pipeline.audit_log as entries),
    (select marks.transaction_id::text::bigint from pipeline_private.figures_mark as marks),
    (select max(undone.undone_by::text::bigint) from pipeline_private.undone_changes as undone),
    0
  );
  -- What pg_upgrade has moved goes on with the numbers it had.
  moved_by := greatest(0, numbers_before + 1 - pg_current_xact_id()::text::bigint);

  insert into pipeline_private.epochs (system_identifier, transaction_offset, numbers_before)
  select control.system_identifier, moved_by, numbers_before from pg_control_system() as control;
  perform pipeline_private.move_transaction_numbers(moved_by);
  delete from pipeline_private.stage_overrides;
  return true;
end
$$;

comment on function pipeline_private.begin_epoch is
  'Lets the history go on when the database has come to another server, whose numbers of transactions are others: events, figures, cursors and the ages of audit entries count on from where they were. Returns whether it had. The migrator calls it.';
