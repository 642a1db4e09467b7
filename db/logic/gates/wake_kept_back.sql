create or replace view pipeline_private.free_again as
  select 'send_message' as task, messages.id, messages.vendor_lead_id, messages.kept_back_since
  from pipeline.lead_messages as messages
  join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
  left join pipeline.agent_runs as runs on runs.id = messages.agent_run_id
  where messages.kept_back_since is not null
    and not exists (
      select from pipeline.text_stops as stops
      where stops.ended_at is null
        and stops.scope in ('all', 'source:' || leads.source, 'template:' || messages.template, 'agent:' || runs.agent)
    )
    and (select pipeline_private.words_are_ours())
  union all
  select 'run_agent', runs.id, runs.vendor_lead_id, runs.kept_back_since
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where runs.kept_back_since is not null
    and not exists (
      select from pipeline.text_stops as stops
      where stops.ended_at is null and stops.scope = any (pipeline_private.scopes_of(leads, runs))
    );

comment on view pipeline_private.free_again is 'Texts and runs that wait although what kept them back has ended: they are woken in turns.';

create or replace function pipeline_private.wake_kept_back_soon()
  returns void
  language sql
as $$
  update pipeline_private.wake_ups as wake_ups set look_at = pipeline.now(), booked_at = null
$$;

create or replace function pipeline_private.wake_kept_back()
  returns integer
  language plpgsql
  security definer
as $$
declare
  look_at timestamptz;
  a_second constant integer := 50;
  texts uuid[];
  runs uuid[];
  woken integer;
begin
  perform pipeline_private.act_as('worker', 'wake_kept_back');
  select wake_ups.look_at into look_at from pipeline_private.wake_ups as wake_ups for update;
  if look_at is null or look_at > pipeline.now() then
    return 0;
  end if;

  -- Of a lead that somebody has locked, the next time.
  select array_agg(free.id) filter (where free.task = 'send_message'), array_agg(free.id) filter (where free.task = 'run_agent')
  into texts, runs
  from (
    select free.task, free.id
    from pipeline.vendor_leads as leads
    join (select * from pipeline_private.free_again as free order by free.kept_back_since limit 1000) as free
      on free.vendor_lead_id = leads.id
    for no key update of leads skip locked
  ) as free;

  update pipeline.lead_messages as messages
  set kept_back_since = null, not_before = pipeline_private.later(pipeline.now(), interval '1 second' * ((woken.place - 1) / a_second))
  from unnest(texts) with ordinality as woken (id, place)
  where messages.id = woken.id;
  update pipeline.agent_runs as waiting
  set kept_back_since = null, next_attempt_at = pipeline_private.later(pipeline.now(), interval '1 second' * ((woken.place - 1) / a_second))
  from unnest(runs) with ordinality as woken (id, place)
  where waiting.id = woken.id;

  woken := coalesce(cardinality(texts), 0) + coalesce(cardinality(runs), 0);
  update pipeline_private.wake_ups as wake_ups
  set look_at = case
    when woken > 0 then pipeline_private.later(pipeline.now(), interval '1 second' * ceil(woken::numeric / a_second))
    when exists (select from pipeline_private.free_again) then pipeline_private.later(pipeline.now(), interval '1 second')
  end;
  return woken;
end
$$;

comment on function pipeline_private.wake_kept_back is
  'Wakes those that were kept back and are so no longer, who waited longest first, fifty a second; texts that nobody waits for take their turns under the pace then. Returns how many; looks again until none is left.';

grant execute on function pipeline_private.wake_kept_back to pipeline_worker;
