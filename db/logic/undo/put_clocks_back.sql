create or replace function pipeline_private.clocks_then(changes pipeline_private.undone_row[])
  returns jsonb[]
  language sql
  stable
as $$
  select array_agg(jsonb_build_object(
    'lead', leads.id,
    'turn', case when visits.before ? 'turn' then visits.before -> 'turn' else to_jsonb(leads.turn) end,
    'since', coalesce(visits.before -> 'turn_since', to_jsonb(leads.turn_since)),
    'timer', (
      select known.timer
      from (values (timers.previous), (last.timer)) as known (timer)
      where (known.timer ->> 'stage_visit')::integer = visits.stage_visit
      limit 1
    )
  ))
  from pipeline_private.visits_left(changes) as visits
  join pipeline.vendor_leads as leads on leads.id = visits.vendor_lead_id
  left join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
  left join pipeline_private.last_timers as last on last.vendor_lead_id = leads.id
$$;

comment on function pipeline_private.clocks_then is
  'Whose turn it was, since when, and the timer, before leads were moved by hand. Read before they are moved back.';

create or replace function pipeline_private.with_turns(changes pipeline_private.undone_row[], clocks jsonb[], changed_at timestamptz)
  returns pipeline_private.undone_row[]
  language sql
  stable
as $$
  select array_agg(row (
    undone.table_name, undone.row_id, undone.vendor_lead_id, undone.operation, undone.before, undone.after,
    case when clock is null then undone.writes else undone.writes || jsonb_build_object(
      'turn', clock -> 'turn', 'turn_since', pipeline_private.moved_on((clock ->> 'since')::timestamptz, changed_at, pipeline.now())
    ) end,
    undone.obstacle
  )::pipeline_private.undone_row)
  from unnest(changes) as undone
  left join unnest(clocks) as clock
    on undone.table_name = 'vendor_leads' and (clock ->> 'lead')::uuid = undone.vendor_lead_id
    and clock ->> 'turn' is not null
    -- Who waits for an answer has been given our turn by the move, whosever it was then.
    and not exists (
      select from pipeline.lead_messages as said
      where said.vendor_lead_id = undone.vendor_lead_id and said.direction = 'inbound' and said.answered_at is null
    )
$$;

comment on function pipeline_private.with_turns is
  'The changes, with the turn among what is written back to the leads that were moved, as much later as the undo is.';

create or replace function pipeline_private.put_clocks_back(clocks jsonb[], changed_at timestamptz)
  returns void
  language plpgsql
  set timezone = 'UTC'
as $$
declare
  lead_ids uuid[] := array(
    select leads.id
    from unnest(clocks) as clock
    join pipeline.vendor_leads as leads on leads.id = (clock ->> 'lead')::uuid
    where leads.turn is not null and leads.turn = clock ->> 'turn'
  );
  set_back uuid[];
begin
  with back as (
    update pipeline.lead_timers as timers
    set
      name = past.name,
      counted_since = pipeline_private.moved_on(past.counted_since, changed_at, coalesce(least(stands.since, leads.held_at), pipeline.now())),
      fired = past.fired,
      moved_at = past.moved_at,
      due_at = case when leads.held_at is null and stands.since is null then pipeline_private.goes_on_at(past) end,
      remaining = case when leads.held_at is not null or stands.since is not null then past.remaining end
    from unnest(clocks) as clock
    join pipeline.vendor_leads as leads on leads.id = (clock ->> 'lead')::uuid
    cross join pipeline_private.clock_stands_since(leads.id) as stands (since)
    cross join lateral jsonb_populate_record(null::pipeline.lead_timers, clock -> 'timer') as running
    cross join lateral jsonb_populate_record(running, jsonb_build_object(
      'remaining', coalesce(running.remaining, pipeline_private.left_of(running, least(changed_at, stands.since)))
    )) as past
    -- Those of lead_ids, but an array of many would be looked through for each lead.
    where leads.turn = clock ->> 'turn'
      and clock ->> 'timer' is not null
      and timers.vendor_lead_id = leads.id
      and timers.stage = past.stage
    returning timers.vendor_lead_id
  )
  select array_agg(back.vendor_lead_id) into set_back from back;

  -- Rules that were released meanwhile count from where the clock is now.
  perform pipeline_private.place_timers(array(
    select leads.id
    from pipeline.vendor_leads as leads
    where leads.id = any (set_back)
      and leads.pipeline_stage in (
        select split_part(entries.row_id, ':', 1)
        from pipeline.audit_log as entries
        where entries.table_name = 'stage_timers' and entries.created_at >= changed_at
      )
  ));

  -- Who had none, since a person had been asked, or at another turn, begins to count where the turn began.
  perform pipeline_private.arm_timers(array(select id from unnest(lead_ids) as id where id <> all (coalesce(set_back, '{}'))));
  perform pipeline_private.follow_timers(lead_ids);
end
$$;

comment on function pipeline_private.put_clocks_back is
  'Gives leads the timer they had before they were moved by hand: as much is left as was left then (beneath a stop or a hold it stands until that ends), unless the rules it waits by were changed since, and one that a person had moved stays so. Called when the turn is what it was.';

create or replace function pipeline_private.restart_pending(runs pipeline.agent_runs[], texts pipeline.lead_messages[])
  returns void
  language sql
as $$
  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  select leads.id, leads.pipeline_stage, leads.stage_visit, run.agent, run.purpose
  from unnest(runs) as run
  join pipeline.vendor_leads as leads on leads.id = run.vendor_lead_id;

  -- The same row waits again: an intent has one text, however often its lead goes to and fro.
  update pipeline.lead_messages as messages
  set
    status = 'queued', status_reason = null, stage_visit = leads.stage_visit, phone = leads.vendor_phone,
    not_before = greatest(messages.not_before, pipeline_private.next_send_time(pipeline.now()))
  from unnest(texts) as text
  join pipeline.vendor_leads as leads on leads.id = text.vendor_lead_id
  where messages.id = text.id
$$;

comment on function pipeline_private.restart_pending is
  'Starts again the runs, and lets wait again the texts, that moves by hand had cancelled.';
