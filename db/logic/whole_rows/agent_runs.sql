create or replace function pipeline_private.tg_agent_runs__is_whole()
  returns trigger
  language plpgsql
as $$
declare
  is_open boolean := new.status in ('queued', 'running');
  broken text := case
    when is_open <> (new.finished_at is null) then 'finished_has_its_time'
    when not (isfinite(new.next_attempt_at) and coalesce(isfinite(new.lease_until), true)) then 'attempt_comes_and_ends'
    when is_open and new.stage in ('COMPLETED', 'DEAD_LEAD') then 'terminal_stage_has_no_open_run'
    when new.status = 'running' and (new.run_token is null or new.started_at is null or new.lease_until is null)
      then 'running_has_its_token_and_lease'
    when new.status = 'succeeded' and new.outcome is null then 'success_has_its_outcome'
    when new.status = 'dead' and new.error is null then 'dead_run_says_why'
  end;
begin
  if broken is not null then
    perform pipeline_private.refuse_row(broken, tg_table_name);
  end if;
  return new;
end
$$;

create or replace trigger _200_stay_whole
  before insert or update on pipeline.agent_runs
  for each row
  execute function pipeline_private.tg_agent_runs__is_whole();

comment on function pipeline_private.tg_agent_runs__is_whole is
  'A run''s status has its evidence: 23514 with the name of the rule that a row breaks.';
