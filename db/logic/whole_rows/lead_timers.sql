-- PostgreSQL knows an infinite time: what is put off until then never comes, and looks as if it were in order.
create or replace function pipeline_private.tg_lead_timers__is_whole()
  returns trigger
  language plpgsql
as $$
declare
  broken text := case
    when (new.due_at is null) = (new.remaining is null) then 'timer_is_running_or_frozen'
    when not (isfinite(new.counted_since) and coalesce(isfinite(new.due_at), isfinite(new.remaining))) then 'timer_comes'
    when new.stage in ('COMPLETED', 'DEAD_LEAD') then 'terminal_stage_has_no_timer'
  end;
begin
  if broken is not null then
    perform pipeline_private.refuse_row(broken, tg_table_name);
  end if;
  return new;
end
$$;

create or replace trigger _200_stay_whole
  before insert or update on pipeline.lead_timers
  for each row
  execute function pipeline_private.tg_lead_timers__is_whole();

comment on function pipeline_private.tg_lead_timers__is_whole is
  'A timer runs or is frozen, and comes: 23514 with the name of the rule that a row breaks.';
