-- What a step of the funnel is, and when a day begins, are rules. When they change, what was added up by the old ones is
-- counted anew as the change commits.
create or replace view pipeline_private.counted_funnel as
  select (leads.created_at at time zone settings.time_zone)::date as created_on, reached.step, count(*) as leads
  from (
    select events.vendor_lead_id as id, max(stages.funnel_step) as step
    from pipeline.pipeline_events as events
    join pipeline.stages as stages on stages.stage = events.to_stage
    cross join pipeline_private.figures_mark as mark
    where events.event_type = 'stage_change' and (events.transaction_id, events.id) <= (mark.transaction_id, mark.event_id)
    group by events.vendor_lead_id
  ) as furthest
  join pipeline.vendor_leads as leads on leads.id = furthest.id
  cross join pipeline.settings as settings
  cross join lateral generate_series(1, furthest.step) as reached (step)
  group by 1, 2;

comment on view pipeline_private.counted_funnel is
  'How many of the leads created on a day have ever reached a step of the funnel, counted from all events that are in the figures.';

create or replace function pipeline_private.tg_rules__note_recount()
  returns trigger
  language plpgsql
as $$
begin
  if tg_table_name = 'stages' then
    if old.funnel_step is not distinct from new.funnel_step then
      return null;
    end if;
  end if;
  perform set_config(
    'pipeline.recount',
    case when tg_table_name = 'settings' or current_setting('pipeline.recount', true) = 'everything' then 'everything' else 'funnel' end,
    true
  );
  return null;
end
$$;

create or replace function pipeline_private.tg_rules__recount()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  what text := current_setting('pipeline.recount', true);
begin
  perform set_config('pipeline.recount', '', true);
  if what <> '' then
    perform pipeline_private.forget_figures();
  end if;
  if what = 'everything' then
    perform pipeline_private.rebuild_figures();
  elsif what = 'funnel' then
    -- Nothing is added up meanwhile, and what is being added up by the old steps comes first.
    perform from pipeline_private.figures_mark for update;
    delete from pipeline_private.funnel_days;
    insert into pipeline_private.funnel_days (created_on, step, leads)
    select counted.created_on, counted.step, counted.leads
    from pipeline_private.counted_funnel as counted;
  end if;
  return null;
end
$$;

comment on function pipeline_private.tg_rules__recount is
  'Once for a release that changed the steps of the funnel or the time zone: counts the figures anew as it commits.';

create or replace trigger _500_note_recount
  after insert or update or delete on pipeline.stages
  for each row
  execute function pipeline_private.tg_rules__note_recount();

create or replace trigger _500_note_recount
  after update on pipeline.settings
  for each row
  when (old.time_zone is distinct from new.time_zone)
  execute function pipeline_private.tg_rules__note_recount();

select pipeline_private.run_at_commit('_600_recount', 'tg_rules__recount', 'stages', 'settings');
