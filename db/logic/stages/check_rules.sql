-- A release of the rules, or a change by hand, must leave every lead a way on. Checked when the transaction
-- commits, so that rows may come in any order.
create or replace function pipeline_private.tg_rules__leave_nobody_stranded()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  fault record;
begin
  select null as stage, null as what, null as hint into fault;
  -- Who is on the way to a stage that goes is waited for, and nobody sets out before the release is there.
  if tg_table_name = 'stages' and tg_op = 'DELETE' then
    lock table pipeline.vendor_leads in share row exclusive mode;
  end if;
  if tg_op <> 'INSERT' then
    select * into fault from pipeline_private.left_behind(tg_table_name, to_jsonb(old));
  end if;
  if fault.what is null then
    -- All at once, so that whoever writes a release is not sent round for each.
    select
      (array_agg(faults.stage order by faults.at))[1] as stage,
      string_agg(case when faults.at > 1 then concat_ws(': ', faults.stage, faults.what) else faults.what end, '; ' order by faults.at) as what,
      string_agg(faults.hint, ' ' order by faults.at) as hint
    into fault
    from (select row_number() over (order by found.stage, found.what) as at, found.* from pipeline_private.rule_faults as found) as faults;
  end if;
  if fault.what is not null then
    raise exception '%', concat_ws(': ', 'these rules would strand leads', fault.stage, fault.what)
      using
        errcode = 'VL014', detail = jsonb_build_object('stage', fault.stage, 'what', fault.what)::text,
        hint = coalesce(fault.hint, 'Give every lead a way on.'), schema = tg_table_schema, table = tg_table_name;
  end if;
  return null;
end
$$;

comment on function pipeline_private.tg_rules__leave_nobody_stranded is
  'Refuses rules in which rule_faults finds something, or that lack what leads in flight need. Raises VL014.';

create or replace function pipeline_private.left_behind(table_name text, gone jsonb, out stage text, out what text, out hint text)
  language sql
  stable
as $$
  select gone ->> 'stage', format('%s leads stand there', count(*)), 'Move them first, or keep the stage.'
  from pipeline.vendor_leads as leads
  where table_name = 'stages' and leads.pipeline_stage = gone ->> 'stage'
    and not exists (select from pipeline.stages where stages.stage = gone ->> 'stage')
  having count(*) > 0
  union all
  select gone ->> 'stage', format('%s leads stand there, and it became %s', count(*), case when stages.is_terminal then 'terminal' else 'live' end),
    'Move them first, or write another stage.'
  from pipeline.stages as stages
  join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
  where table_name = 'stages' and stages.stage = gone ->> 'stage' and stages.is_terminal <> (gone ->> 'is_terminal')::boolean
  group by stages.stage
  union all
  select gone ->> 'stage', format('%s leads wait there for the vendor, and no clock counts', count(*)), 'Keep a timer for the vendor''s silence.'
  from pipeline.vendor_leads as leads
  where table_name = 'stage_timers' and leads.pipeline_stage = gone ->> 'stage' and leads.turn = 'vendor'
    and not exists (select from pipeline.stage_timers as timers where timers.stage = gone ->> 'stage' and timers.counted_from = 'vendor_silence')
  having count(*) > 0
  union all
  select null, format('%s runs of %s are open', count(*), gone ->> 'agent'), 'Keep the agent until its runs have ended.'
  from pipeline.agent_runs as runs
  where table_name = 'agents' and runs.agent = gone ->> 'agent' and runs.status in ('queued', 'running')
    and not exists (select from pipeline.agents where agents.agent = gone ->> 'agent')
  having count(*) > 0
$$;

comment on function pipeline_private.left_behind is 'Which leads in flight still need a row of the rules that is gone; nulls when none do.';

select pipeline_private.run_at_commit(
  '_200_leave_nobody_stranded', 'tg_rules__leave_nobody_stranded',
  'agents', 'stages', 'stage_transitions', 'stage_required_fields', 'stage_timers', 'stage_outcomes', 'alert_rules', 'settings'
);

create or replace function pipeline_private.tg_settings__know_time_zone()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if not pipeline_private.knows_time_zone(new.time_zone) then
    raise exception '% is no time zone of a region that this server knows', new.time_zone
      using
        errcode = 'VL014', detail = jsonb_build_object('timeZone', new.time_zone)::text,
        hint = 'Write it in full, such as Europe/London: select name from pg_timezone_names. An abbreviation knows nothing of summer time.',
        schema = 'pipeline', table = 'settings', column = 'time_zone';
  end if;
  return new;
end
$$;

create or replace trigger _200_know_time_zone
  before insert or update of time_zone on pipeline.settings
  for each row
  execute function pipeline_private.tg_settings__know_time_zone();

comment on function pipeline_private.tg_settings__know_time_zone is
  'Days and sending hours need the clock of a place. Raises VL014 for a time zone that is none.';

create or replace function pipeline_private.knows_time_zone(zone text)
  returns boolean
  language sql
  stable
as $$
  select zone ~ '^[A-Z][A-Za-z]+/[A-Z]' and exists (select from pg_catalog.pg_timezone_names as known where known.name = zone)
$$;

comment on function pipeline_private.knows_time_zone is
  'Whether it is the full name of a region''s time zone, such as Europe/London, that this server has data of.';
