create or replace function pipeline_private.roll_up_figures(most integer default 20000)
  returns integer
  language plpgsql
  security definer
as $$
declare
  -- Older than this nothing can be committed any more; taken before anything is read.
  horizon xid8 := pipeline_private.finished_before();
  zone text := (select settings.time_zone from pipeline.settings);
  mark pipeline_private.figures_mark;
  fresh pipeline_private.fresh_event[];
begin
  select * into mark from pipeline_private.figures_mark for update skip locked;
  if not found then
    return 0;
  end if;

  fresh := array(
    select row (
      events.id, events.transaction_id, events.vendor_lead_id, events.event_type, events.from_stage, events.to_stage,
      events.stage_visit, events.created_at, (events.created_at at time zone zone)::date
    )::pipeline_private.fresh_event
    from pipeline.pipeline_events as events
    where (events.transaction_id, events.id) > (mark.transaction_id, mark.event_id) and events.transaction_id < horizon
    order by events.transaction_id, events.id
    limit coalesce(most, 20000)
  );

  insert into pipeline_private.recorded_event_types (name)
  select distinct events.event_type
  from unnest(fresh) as events
  where events.event_type not in (select known.name from pipeline_private.recorded_event_types as known)
  on conflict do nothing;
  perform pipeline_private.add_up_funnel(fresh, zone);
  perform pipeline_private.add_up_standings(fresh, zone);

  mark.transaction_id := coalesce(fresh[cardinality(fresh)].transaction_id, mark.transaction_id);
  mark.event_id := coalesce(fresh[cardinality(fresh)].id, mark.event_id);
  update pipeline_private.figures_mark as marks
  set
    transaction_id = mark.transaction_id,
    event_id = mark.event_id,
    -- What is left, or held back by a transaction that is still open, is not in the figures yet.
    complete_until = coalesce((
      select events.created_at
      from pipeline.pipeline_events as events
      where (events.transaction_id, events.id) > (mark.transaction_id, mark.event_id)
      order by events.transaction_id, events.id
      limit 1
    ), pipeline.now());
  return cardinality(fresh);
end
$$;

comment on function pipeline_private.roll_up_figures is
  'Adds the next events, and the leads that they or a new price have changed, to the tables of figures. Returns how many events it took, at most as many as asked; 0 also when somebody else is at it.';

grant execute on function pipeline_private.roll_up_figures to pipeline_worker, pipeline_server;

create or replace function pipeline_private.rebuild_figures()
  returns bigint
  language plpgsql
  security definer
as $$
declare
  taken integer;
  events bigint := 0;
begin
  perform from pipeline_private.figures_mark for update;
  delete from pipeline_private.funnel_days;
  delete from pipeline_private.stage_days;
  delete from pipeline_private.lead_standings;
  update pipeline_private.figures_mark set transaction_id = '0', event_id = 0;
  loop
    taken := pipeline_private.roll_up_figures(100000);
    exit when taken = 0;
    events := events + taken;
  end loop;
  return events;
end
$$;

comment on function pipeline_private.rebuild_figures is
  'Adds up the whole history anew, in one transaction; a change of the time zone does it by itself. Returns how many events there were.';

grant execute on function pipeline_private.rebuild_figures to pipeline_admin;
