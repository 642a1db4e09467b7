create or replace function pipeline_private.take_up_restored(made_at timestamptz, reason pipeline.free_text)
  returns integer
  language plpgsql
as $$
declare
  kind record;
  booked integer;
  of_all integer := 0;
begin
  -- On the server that it came from transactions are numbered as before.
  if not pipeline_private.begin_epoch() then
    perform pipeline_private.move_transaction_numbers(latest.transaction_offset)
    from (select epochs.transaction_offset from pipeline_private.epochs order by epochs.epoch desc limit 1) as latest;
  end if;
  if not exists (select from pipeline_private.database_purpose as marks where marks.purpose = 'simulation') then
    perform pipeline_private.withhold_sending(take_up_restored.reason);
  end if;
  perform pipeline_private.record_event(null, 'database_restored', jsonb_build_object('madeAt', made_at));

  -- Jobs are alarm clocks: none came along, and each row that is open sets its own.
  for kind in
    select kinds.relation, kinds.waiting, coalesce(kinds.under_way, 'false') as under_way from pipeline_private.work_kinds as kinds
  loop
    execute format('update %s as work set booked_at = null where %s or %s', kind.relation, kind.waiting, kind.under_way);
    get diagnostics booked = row_count;
    of_all := of_all + booked;
  end loop;
  return of_all;
end
$$;

comment on function pipeline_private.take_up_restored is
  'Once all tables are as the backup of that moment has them: lets the history go on here, sees to it that no text leaves until a person says that this is the original, and books all that is open. Returns how much that is. Raises VL003 without a reason, VL004 for automation.';
