-- Leads are handed out as their transaction commits: who takes the turn of a rule keeps the next waiting no longer than that,
-- whatever an import or a bulk of moves does before, and asks for no other lock afterwards.
create or replace function pipeline_private.hand_out_later(lead_ids uuid[], left_by text default null)
  returns void
  language sql
as $$
  insert into pipeline_private.leads_to_hand_out (lead_ids, left_by) select lead_ids, left_by where cardinality(lead_ids) > 0
$$;

create or replace function pipeline_private.hand_out_moved(moved pipeline_private.moved_lead[])
  returns void
  language plpgsql
as $$
declare
  lead_ids uuid[] := array(
    select lead.id
    from unnest(moved) as lead
    where exists (select from pipeline.owner_rules as rules where rules.stage = lead.stage)
  );
begin
  if cardinality(lead_ids) > 0 then
    perform pipeline_private.hand_out_later(lead_ids);
  end if;
end
$$;

comment on function pipeline_private.hand_out_later is 'Has the owner rules hand out these leads as the transaction commits. left_by: who looked after them and may not any more.';
comment on function pipeline_private.hand_out_moved is 'The same for those of these leads that came to a stage of owner rules.';

create or replace function pipeline_private.hand_out(lead_ids uuid[], leavers text[] default null)
  returns void
  language plpgsql
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  actor record := pipeline_private.actor();
begin
  -- Nobody who takes a turn is ended meanwhile; in one order, since many do this at once.
  perform from pipeline_private.users as users
  where users.name in (select takers.owner from pipeline_private.takers)
  order by users.name
  for share;

  with wanted as materialized (
    select leads.id, leads.pipeline_stage, leads.source, leads.stage_visit, owned.owner as owner_before
    from pipeline.vendor_leads as leads
    left join pipeline.lead_owners as owned on owned.vendor_lead_id = leads.id
    where leads.id = any (lead_ids)
      and leads.turn is not null and leads.archived_at is null and leads.merged_into is null
      and (owned.owner is null or owned.owner_rule_id is not null or owned.owner = any (leavers))
  ),
  -- Few, however many leads.
  kinds as materialized (
    select kinds.pipeline_stage, kinds.source as lead_source, turns.stage, turns.source, turns.owners
    from (select distinct wanted.pipeline_stage, wanted.source from wanted) as kinds
    cross join lateral pipeline_private.turns_for(kinds.pipeline_stage, kinds.source) as turns
  ),
  missed as (
    insert into pipeline_private.leads_without_taker (vendor_lead_id)
    select wanted.id
    from wanted
    where (wanted.owner_before is null or wanted.owner_before = any (leavers))
      and not exists (
        select from kinds where kinds.pipeline_stage = wanted.pipeline_stage and kinds.lead_source = wanted.source
      )
      and exists (
        select
        from pipeline.owner_rules as rules
        join pipeline.stages as stages on stages.stage = rules.stage
        where (rules.source is null or rules.source = wanted.source) and (rules.stage = wanted.pipeline_stage or stages.is_initial)
      )
    order by wanted.id
    on conflict on constraint leads_without_taker_pkey do nothing
  ),
  leads as materialized (
    select wanted.id, wanted.stage_visit, wanted.owner_before, kinds.stage, kinds.source, kinds.owners
    from wanted
    join kinds on kinds.pipeline_stage = wanted.pipeline_stage and kinds.lead_source = wanted.source
    where wanted.owner_before is null or wanted.owner_before <> all (kinds.owners)
  ),
  turns as (
    insert into pipeline_private.owner_turns as turns (stage, source, handed_out)
    select leads.stage, leads.source, count(*) from leads group by leads.stage, leads.source order by leads.stage, leads.source
    on conflict on constraint owner_turns_pkey do update set handed_out = turns.handed_out + excluded.handed_out
    returning turns.stage, turns.source, turns.handed_out
  ),
  numbered as (
    select
      leads.*,
      (turns.handed_out - row_number() over (partition by leads.stage, leads.source order by leads.id desc)) % cardinality(leads.owners) as place
    from leads
    join turns on turns.stage = leads.stage and turns.source = leads.source
  ),
  given as materialized (
    select numbered.id, numbered.stage_visit, numbered.owner_before, takers.owner, takers.rule_id
    from numbered
    join pipeline_private.takers as takers
      on takers.stage = numbered.stage and takers.source = numbered.source and takers.owner = numbered.owners[numbered.place + 1]
  ),
  owners as (
    insert into pipeline.lead_owners (vendor_lead_id, owner, assigned_by, owner_rule_id)
    select given.id, given.owner, 'pipeline', given.rule_id from given order by given.id
    on conflict on constraint lead_owners_pkey do update
      set owner = excluded.owner, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by, owner_rule_id = excluded.owner_rule_id
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    given.id, 'lead_assigned', given.stage_visit,
    jsonb_build_object('owner', given.owner, 'ownerBefore', given.owner_before, 'byRules', true)
      || case when given.owner_before = any (leavers) then jsonb_build_object('hasLeft', true) else '{}' end,
    actor.kind, actor.name, actor.user_id, actor.reason
  from given
  order by given.id;
end
$$;

comment on function pipeline_private.hand_out is
  'Gives these leads in turn to whoever takes turns by the owner rules: live ones that nobody looks after, or somebody to whom other rules gave them, or who has left. What a person has assigned to others stays.';

create or replace function pipeline_private.take_from(lead_ids uuid[], leavers text[])
  returns void
  language sql
as $$
  with given_back as (
    delete from pipeline.lead_owners as owners
    where owners.owner = any (leavers) and owners.vendor_lead_id = any (lead_ids)
    returning owners.vendor_lead_id, owners.owner
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    leads.id, 'lead_assigned', leads.stage_visit, jsonb_build_object('owner', null, 'ownerBefore', given_back.owner, 'hasLeft', true),
    actor.kind, actor.name, actor.user_id, actor.reason
  from given_back
  join pipeline.vendor_leads as leads on leads.id = given_back.vendor_lead_id
  cross join pipeline_private.actor() as actor
  order by leads.id
$$;

comment on function pipeline_private.take_from is 'Of these leads, what these users look after is nobody''s, on record.';

create or replace function pipeline_private.turns_for(lead_stage text, lead_source text)
  returns table (stage text, source text, owners text[])
  language sql
  stable
  rows 1
as $$
  select takers.stage, takers.source, array_agg(takers.owner order by takers.rule_id)
  from pipeline_private.takers as takers
  join pipeline.stages as stages on stages.stage = takers.stage
  where takers.source in (lead_source, '') and (takers.stage = lead_stage or stages.is_initial)
  group by takers.stage, takers.source
  order by takers.stage = lead_stage desc, takers.source = '', takers.stage
  limit 1
$$;

comment on function pipeline_private.turns_for is
  'By which rules a lead is handed out, and who takes turns: those of its stage and source, else of its stage; where nobody of its stage is there, as after somebody has left, those of new leads. No row when nobody is there.';

create or replace function pipeline_private.tg_leads_to_hand_out__hand_out()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  lead_ids uuid[];
  leavers text[];
begin
  -- Those of all statements of the transaction at once: its turns are taken in one order.
  with taken as (
    delete from pipeline_private.leads_to_hand_out as waiting returning waiting.lead_ids, waiting.left_by
  )
  select array_agg(distinct ids.id), array_agg(distinct taken.left_by) filter (where taken.left_by is not null)
  into lead_ids, leavers
  from taken
  cross join lateral unnest(taken.lead_ids) as ids (id);
  if leavers is not null then
    leavers := array(
      select users.name from pipeline_private.users as users
      where users.name = any (leavers) and (users.disabled_at is not null or users.role = 'viewer')
    );
  end if;
  if lead_ids is not null then
    perform pipeline_private.hand_out(lead_ids, leavers);
    perform pipeline_private.take_from(lead_ids, leavers);
  end if;
  return null;
end
$$;

drop trigger if exists _600_hand_out on pipeline_private.leads_to_hand_out;
create constraint trigger _600_hand_out
  after insert on pipeline_private.leads_to_hand_out
  deferrable initially deferred
  for each row
  execute function pipeline_private.tg_leads_to_hand_out__hand_out();
