-- While its clock stands a lead's times are as they were; they are moved by as much as it stood, but for what began to
-- count meanwhile. Where another stop goes on holding it, they are moved up to where that one began. Since when whose turn
-- it is stays what it was: a stop may be about every lead there is, and their rows are large.
create or replace function pipeline_private.let_clocks_run(lead_ids uuid[], stood_since timestamptz[], stands_since timestamptz[])
  returns void
  language sql
as $$
  with stopped as (
    select
      leads.id, clocks.stood_since,
      -- A hold moves them itself when it ends.
      least(coalesce(clocks.stands_since, pipeline.now()), leads.held_at) as until,
      clocks.stands_since is null and leads.held_at is null as runs_again
    from unnest(lead_ids, stood_since, stands_since) as clocks (lead_id, stood_since, stands_since)
    join pipeline.vendor_leads as leads on leads.id = clocks.lead_id
    where leads.turn is not null and clocks.stood_since is not null
  ),
  timed as (
    update pipeline.lead_timers as timers
    set
      counted_since = pipeline_private.moved_on(timers.counted_since, stopped.stood_since, stopped.until),
      due_at = case
        when timers.due_at is null then case when stopped.runs_again then pipeline_private.goes_on_at(timers) end
        -- Whoever says when, while all stands, means that time.
        when timers.moved_at > stopped.stood_since then timers.due_at
        else pipeline_private.later(
          timers.due_at,
          pipeline_private.moved_on(coalesce(timers.moved_at, timers.counted_since), stopped.stood_since, stopped.until)
            - coalesce(timers.moved_at, timers.counted_since)
        )
      end,
      remaining = case when not stopped.runs_again then timers.remaining end
    from stopped
    where timers.vendor_lead_id = stopped.id
    returning timers.vendor_lead_id, timers.stage, timers.due_at
  )
  update pipeline.vendor_leads as leads
  set next_retry_at = timed.due_at
  from timed
  join pipeline.stages as stages on stages.stage = timed.stage and stages.retry_no is not null
  where leads.id = timed.vendor_lead_id and leads.next_retry_at is distinct from timed.due_at
$$;

comment on function pipeline_private.let_clocks_run is
  'Puts the clocks of leads right when what made them stand ends. stood_since: since when each stood; stands_since: since when another stop holds it still, null when none does. The caller holds the leads'' locks.';

create or replace function pipeline_private.let_clock_run(lead_id uuid, kept_back_since timestamptz, freed uuid)
  returns void
  language sql
as $$
  select pipeline_private.let_clocks_run(array[lead_id], array[least(kept_back_since, stands.since)], array[stands.since])
  from pipeline_private.clock_stands_since(lead_id, freed) as stands (since)
$$;

comment on function pipeline_private.let_clock_run is
  'A text or a run that was kept back is so no longer, be it that it goes on or that nobody wants it: the lead''s clock runs, unless something else holds it.';

create or replace function pipeline_private.let_next_clocks_run()
  returns integer
  language plpgsql
as $$
declare
  -- Of a lead that somebody has locked, the next time.
  lead_ids uuid[] := array(
    select leads.id
    from pipeline_private.clocks_to_run as waiting
    join pipeline.vendor_leads as leads on leads.id = waiting.vendor_lead_id
    order by waiting.vendor_lead_id
    limit pipeline_private.leads_at_once()
    for no key update of leads skip locked
  );
  stood_since timestamptz[] := array(
    select pipeline_private.clock_stands_since(lead.id) from unnest(lead_ids) with ordinality as lead (id, place) order by lead.place
  );
begin
  delete from pipeline_private.clocks_to_run as waiting where waiting.vendor_lead_id = any (lead_ids);
  perform pipeline_private.let_clocks_run(
    lead_ids, stood_since,
    array(select pipeline_private.clock_stands_since(lead.id) from unnest(lead_ids) with ordinality as lead (id, place) order by lead.place)
  );
  return cardinality(lead_ids);
end
$$;

comment on function pipeline_private.let_next_clocks_run is
  'Lets the clocks of the next leads run that a stop held which has ended. Returns how many.';
