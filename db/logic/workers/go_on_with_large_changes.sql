create or replace function pipeline_private.go_on_with_large_changes()
  returns integer
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  look_at timestamptz;
  seen_to integer;
begin
  perform pipeline_private.act_as('worker', 'large_changes');
  select changes.look_at into look_at from pipeline_private.large_changes as changes for update;
  if look_at is null or look_at > pipeline.now() then
    return 0;
  end if;
  -- Vendors wait for their clocks and for texts, colleagues for leads, and nobody for a timer, which is looked at as it comes.
  seen_to := pipeline_private.let_next_clocks_run();
  if seen_to = 0 then
    seen_to := pipeline_private.place_next_texts();
  end if;
  if seen_to = 0 then
    seen_to := pipeline_private.give_back_next();
  end if;
  if seen_to = 0 then
    seen_to := pipeline_private.place_next_timers();
  end if;
  update pipeline_private.large_changes as changes
  set
    booked_at = null,
    look_at = case
      when seen_to > 0 then pipeline.now()
      -- All that are left are locked by somebody.
      when exists (select from pipeline_private.clocks_to_run) or exists (select from pipeline_private.texts_to_place)
        or exists (select from pipeline_private.timers_to_place)
        then pipeline_private.business_time(pipeline_private.later(now(), interval '1 second'))
    end;
  return seen_to;
end
$$;

comment on function pipeline_private.go_on_with_large_changes is
  'Does to the next leads what a change of the rules or the hours, the end of a stop or a user who has left does to very many. Returns to how many; looks again until none is left.';

create or replace function pipeline.unfinished_changes()
  returns setof pipeline.unfinished_change
  language sql
  stable
  security definer
  rows 5
as $$
  select 'clocks', null, null, count(*)::integer, min(waiting.asked_at) from pipeline_private.clocks_to_run as waiting having count(*) > 0
  union all
  select 'owners', null, waiting.left_by, count(*)::integer, min(waiting.asked_at) from pipeline_private.leads_to_pass_on as waiting group by waiting.left_by
  union all
  select 'texts', null, null, count(*)::integer, min(waiting.asked_at) from pipeline_private.texts_to_place as waiting having count(*) > 0
  union all
  select 'timers', waiting.stage, null, count(*)::integer, min(waiting.asked_at) from pipeline_private.timers_to_place as waiting group by waiting.stage
$$;

comment on function pipeline.unfinished_changes is
  'What changes of the rules and the hours, ended stops and users who have left still do to leads, five hundred at a time; nothing when all is done.';

grant execute on function pipeline_private.go_on_with_large_changes to pipeline_worker;
grant execute on function pipeline.unfinished_changes to pipeline_viewer;
