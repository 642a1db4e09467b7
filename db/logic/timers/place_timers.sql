create or replace view pipeline_private.placed_timers as
  select
    timers.vendor_lead_id,
    place.name,
    case when timers.remaining is null then case when timers.moved_at is null then place.at else timers.due_at end end as due_at,
    case when timers.remaining is not null then
      case
        when timers.moved_at is not null then timers.remaining
        else pipeline_private.time_left(place.at, timers.counted_since, least(leads.held_at, pipeline_private.clock_stands_since(leads.id)))
      end
    end as remaining
  from pipeline.lead_timers as timers
  join pipeline.vendor_leads as leads on leads.id = timers.vendor_lead_id
  left join pipeline.stage_timers as own on own.stage = timers.stage and own.name = timers.name
  left join lateral (
    select rules.name, moment.at
    from pipeline.stage_timers as rules
    cross join lateral (select pipeline_private.later(timers.counted_since, rules.after) as at) as moment
    where rules.stage = timers.stage
      and rules.counted_from = case leads.turn when 'us' then 'our_turn' when 'vendor' then 'vendor_silence' end
      and (
        rules.name = own.name
        or (
          own.name is null
          or timers.moved_at is null and rules.after < own.after and moment.at > coalesce(leads.held_at, pipeline.now())
        )
        and rules.name <> all (timers.fired)
      )
    order by (rules.name is not distinct from own.name or moment.at > coalesce(leads.held_at, pipeline.now())) desc, rules.after
    limit 1
  ) as place on true;

comment on view pipeline_private.placed_timers is
  'For each lead''s timer, which one it should be by the present rules, and when: its own, unless one that the rules put before it still lies ahead; if its own is gone the next that lies ahead, or the first that has not fired. A null name: there is nothing left to wait for. One that a person moved keeps its time.';

-- A move that is under way when a release commits has read the rules as they were, and the release has not seen the lead.
create or replace view pipeline_private.misled_timers as
  select distinct timers.vendor_lead_id
  from pipeline.audit_log as entries
  join pipeline.lead_timers as timers
    on timers.stage = split_part(entries.row_id, ':', 1)
    and timers.armed_at between entries.created_at - interval '10 minutes' and entries.created_at + interval '10 minutes'
  join pipeline_private.placed_timers as place on place.vendor_lead_id = timers.vendor_lead_id
  where entries.table_name = 'stage_timers'
    and entries.created_at > pipeline.now() - interval '40 minutes'
    and timers.moved_at is null
    -- Who had a step of the stage's already stood there: the release waited for them, and what comes next may want to come later.
    and timers.fired = '{}'
    and place.name is not null
    and (place.name, place.due_at, place.remaining) is distinct from (timers.name, timers.due_at, timers.remaining);

comment on view pipeline_private.misled_timers is
  'Leads that came to a stage while its timers changed, and wait by the rules as they were. The release places all that it sees.';

create or replace function pipeline_private.place_timers(lead_ids uuid[])
  returns void
  language plpgsql
as $$
declare
  left_over record;
begin
  perform from pipeline.vendor_leads as leads where leads.id = any (lead_ids) order by leads.id for no key update;

  update pipeline.lead_timers as timers
  set name = place.name, due_at = place.due_at, remaining = place.remaining
  from pipeline_private.placed_timers as place
  where place.vendor_lead_id = any (lead_ids)
    and timers.vendor_lead_id = place.vendor_lead_id
    and place.name is not null
    and (place.name, place.due_at, place.remaining) is distinct from (timers.name, timers.due_at, timers.remaining);

  for left_over in
    select leads, timers
    from pipeline_private.placed_timers as place
    join pipeline.vendor_leads as leads on leads.id = place.vendor_lead_id
    join pipeline.lead_timers as timers on timers.vendor_lead_id = place.vendor_lead_id
    where place.vendor_lead_id = any (lead_ids) and place.name is null
    order by leads.id
  loop
    perform pipeline_private.end_timer((left_over.leads).id);
    perform pipeline_private.report_overdue(left_over.leads, left_over.timers);
  end loop;

  -- The stage has got its first timer.
  perform pipeline_private.arm_timers(array(
    select wanted.vendor_lead_id
    from pipeline_private.wanted_timers as wanted
    where wanted.vendor_lead_id = any (lead_ids)
      and not exists (select from pipeline.lead_timers as timers where timers.vendor_lead_id = wanted.vendor_lead_id)
      and not exists (
        select from pipeline.review_items as items
        where items.vendor_lead_id = wanted.vendor_lead_id and items.resolved_at is null
      )
  ));
  perform pipeline_private.follow_timers(lead_ids);
  update pipeline.vendor_leads as leads
  set next_retry_at = null
  from pipeline.stages as stages
  where leads.id = any (lead_ids) and stages.stage = leads.pipeline_stage and stages.retry_no is null and leads.next_retry_at is not null;
end
$$;

comment on function pipeline_private.place_timers is
  'Sets the timers of leads to what placed_timers says, locking the leads first, in the order of their ids. Whoever has nothing left to wait for is shown to a person.';

create or replace function pipeline_private.place_next_timers()
  returns integer
  language plpgsql
as $$
declare
  -- Of a lead that somebody has locked, the next time.
  lead_ids uuid[] := array(
    select leads.id
    from pipeline_private.timers_to_place as waiting
    join pipeline.vendor_leads as leads on leads.id = waiting.vendor_lead_id
    order by waiting.vendor_lead_id
    limit pipeline_private.leads_at_once()
    for no key update of leads skip locked
  );
begin
  perform pipeline_private.place_timers(lead_ids);
  delete from pipeline_private.timers_to_place as waiting where waiting.vendor_lead_id = any (lead_ids);
  return cardinality(lead_ids);
end
$$;

comment on function pipeline_private.place_next_timers is 'Places the timers of the next leads whose rules have changed. Returns how many.';

create or replace function pipeline_private.place_waiting_timer(lead_id uuid)
  returns boolean
  language plpgsql
as $$
begin
  delete from pipeline_private.timers_to_place as waiting where waiting.vendor_lead_id = lead_id;
  if not found then
    return false;
  end if;
  perform pipeline_private.place_timers(array[lead_id]);
  return true;
end
$$;

comment on function pipeline_private.place_waiting_timer is 'Places the timer of a lead at once where that is still to be done, and says whether it was. The caller has locked the lead.';
