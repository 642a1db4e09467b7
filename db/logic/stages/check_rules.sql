-- A release of the rules, or a change by hand, must leave every lead a way on. Checked when the transaction
-- commits, so that rows may come in any order.
create or replace function pipeline_private.tg_rules__leave_nobody_stranded()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  stranded record;
begin
  if tg_table_name = 'stages' and tg_op <> 'INSERT' then
    select leads.pipeline_stage, count(*) as leads
    into stranded
    from pipeline.vendor_leads as leads
    where leads.pipeline_stage = old.stage
      and not exists (select from pipeline.stages as stages where stages.stage = leads.pipeline_stage)
    group by leads.pipeline_stage;
    if found then
      raise exception '% leads stand at %, which these rules do not have', stranded.leads, stranded.pipeline_stage
        using errcode = 'VL014', hint = 'Move them first, or keep the stage.';
    end if;
  end if;

  select stages.stage, problem.what
  into stranded
  from pipeline.stages as stages
  cross join lateral (
    select 'no way out' as what
    where not stages.is_terminal
      and not exists (select from pipeline.stage_transitions as legal where legal.from_stage = stages.stage and not legal.only_return)
    union all
    select 'a way out although it is terminal'
    where stages.is_terminal
      and exists (
        select from pipeline.stage_transitions as legal
        where legal.from_stage = stages.stage and (legal.class = 'automation' or not legal.only_return)
      )
    union all
    select 'no clock for our turn'
    where not stages.is_terminal
      and not exists (select from pipeline.stage_timers as timers where timers.stage = stages.stage and timers.step = 0)
    union all
    select 'no clock for the vendor''s turn'
    where stages.entry_turn = 'vendor'
      and not exists (select from pipeline.stage_timers as timers where timers.stage = stages.stage and timers.step > 0)
  ) as problem
  limit 1;
  if found then
    raise exception 'the rules leave % with %', stranded.stage, stranded.what
      using errcode = 'VL014', hint = 'Every live stage needs a legal move out and a timer for whoever''s turn it is.';
  end if;

  return null;
end
$$;

create or replace function pipeline_private.check_rules_at_commit(table_name text)
  returns void
  language plpgsql
  volatile
  set search_path = ''
as $$
begin
  execute format('drop trigger if exists _200_leave_nobody_stranded on pipeline.%I', table_name);
  execute format(
    'create constraint trigger _200_leave_nobody_stranded
       after insert or update or delete on pipeline.%I
       deferrable initially deferred
       for each row
       execute function pipeline_private.tg_rules__leave_nobody_stranded()',
    table_name
  );
end
$$;

select pipeline_private.check_rules_at_commit(rules.table_name)
from unnest(array['stages', 'stage_transitions', 'stage_timers']) as rules (table_name);
