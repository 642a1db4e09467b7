-- A pipeline with a past: leads of a year at all stages, with ten events, two texts and an agent run each, what is open of
-- their timers and questions, and none of the work that made them. Triggers are off meanwhile: a million takes some minutes.
create function bench.make_history(how_many integer, slice integer, slices integer)
  returns void
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  alter table pipeline.vendor_leads disable trigger user;
  alter table pipeline.lead_timers disable trigger user;
  alter table pipeline.agent_runs disable trigger user;
  alter table pipeline.lead_messages disable trigger user;
  alter table pipeline.review_items disable trigger user;

  create temporary table made on commit drop as
  select
    uuidv7(-age.of) as id, n, now() - age.of as created_at,
    (array[
      'NEW_LEAD', 'AI_CONVERSATION', 'AI_CONVERSATION', 'DEAL_VALIDATION', 'OFFER_MADE', 'VIDEO_SENT', 'RETRY_1', 'OFFER_REJECTED',
      'OFFER_ACCEPTED', 'COMPLETED'
    ] || array_fill('DEAD_LEAD'::text, array[10]))[1 + n % 20] as stage
  from generate_series(1, how_many) as n
  -- Each slice is a part of the year, the oldest first: as in life rows lie in the order of their times.
  cross join lateral (
    select (slices - slice - n * 7919 % how_many / how_many::double precision) * interval '31536000 seconds' / slices as of
  ) as age;

  create temporary table visits on commit drop as
  select made.id, made.created_at, path.stage, path.visit::integer as visit,
    lag(path.stage) over (partition by made.id order by path.visit) as came_from,
    -- Nobody has done anything yet that comes after now.
    made.created_at + (path.visit - 1) * least((1 + made.n % 50) * interval '1 hour', (now() - made.created_at) / 5) as at
  from made
  cross join lateral unnest(case made.stage
    when 'NEW_LEAD' then array['NEW_LEAD']
    when 'AI_CONVERSATION' then array['NEW_LEAD', 'AI_CONVERSATION']
    when 'DEAL_VALIDATION' then array['NEW_LEAD', 'AI_CONVERSATION', 'DEAL_VALIDATION']
    else array['NEW_LEAD', 'AI_CONVERSATION', 'DEAL_VALIDATION', 'OFFER_MADE']
      || case when made.stage = 'OFFER_MADE' then '{}'::text[] else array[made.stage] end
  end) with ordinality as path (stage, visit);

  create index on visits (id, visit);
  analyze visits;

  insert into pipeline.vendor_leads (
    id, vendor_name, vendor_phone, property_address, property_postcode, asking_price, property_type, bedrooms, condition,
    offer_amount, pipeline_stage, stage_visit, stage_entered_at, previous_stage, turn, turn_since, dead_reason, created_at, updated_at
  )
  select
    made.id, (array['Ada', 'Bob', 'Cyd', 'Dee', 'Eve'])[1 + made.n % 5] || ' ' || (array['Pole', 'Lane', 'Vane', 'Ray'])[1 + made.n % 4] || made.n % 997,
    '+447' || lpad((made.n % 999999999)::text, 9, '0'), made.n % 300 || ' Oak Road, Bristol', 'BS' || 1 + made.n % 20 || ' 5QA',
    100000 + made.n % 300 * 1000, 'semi_detached', 3, 'fair', case when last.visit >= 4 then 90000 + made.n % 300 * 900 end,
    made.stage, last.visit, last.at, last.came_from,
    case when stages.is_terminal then null else coalesce(stages.entry_turn, 'us') end, last.at,
    case when made.stage = 'DEAD_LEAD' then 'No response' end, made.created_at, last.at
  from made
  join pipeline.stages as stages on stages.stage = made.stage
  cross join lateral (
    select visits.visit, visits.at, visits.came_from from visits where visits.id = made.id order by visits.visit desc limit 1
  ) as last;

  insert into pipeline.pipeline_events (vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor, created_at)
  select visits.id, 'stage_change', visits.came_from, visits.stage, visits.visit, 'agent', 'bench', visits.at
  from visits
  order by visits.at;

  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, actor_kind, actor, created_at)
  select made.id, (array['message_sent', 'message_received'])[1 + k % 2], 1, 'worker', 'outbox',
    made.created_at + k * least(interval '1 hour', (now() - made.created_at) / 10)
  from made
  cross join lateral generate_series(1, 10 - (select count(*)::integer from visits where visits.id = made.id)) as k
  order by made.created_at;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, author, not_before, sent_at, carrier,
    provider_message_id, answered_at, created_at
  )
  select
    made.id, way.direction, way.purpose, 'Would you think about an offer for it?', way.status, '+447700900123', 'NEW_LEAD', 1,
    case when way.is_ours then 'bench:' || made.id end, case when way.is_ours then 'agent' else 'vendor' end,
    case when way.is_ours then made.created_at end, case when way.is_ours then made.created_at end, case when way.is_ours then 'bench' end,
    way.direction || ':' || made.id, made.created_at, said.at
  from made
  cross join (
    values ('outbound', 'initial_contact', 'sent', true, interval '0'), ('inbound', 'reply', 'received', false, interval '1 hour')
  ) as way (direction, purpose, status, is_ours, after)
  cross join lateral (select made.created_at + least(way.after, (now() - made.created_at) / 2)) as said (at)
  order by said.at;

  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose, status, outcome, attempt, started_at, finished_at, created_at)
  select
    made.id, 'NEW_LEAD', 1, 'sms_agent', 'INITIAL_CONTACT', 'succeeded', 'advance', 1, made.created_at, made.created_at, made.created_at
  from made
  order by made.created_at;

  insert into pipeline.review_items (vendor_lead_id, stage_visit, kind, reason, opened_at)
  select made.id, 1, 'agent_asks', 'What now?', made.created_at
  from made
  where made.n % 200 = 7;

  insert into pipeline.lead_timers (vendor_lead_id, stage, stage_visit, name, counted_since, due_at, booked_at)
  select wanted.vendor_lead_id, wanted.stage, wanted.stage_visit, wanted.name, wanted.counted_since, now() + interval '30 days', now() + interval '30 days'
  from made
  join pipeline_private.wanted_timers as wanted on wanted.vendor_lead_id = made.id;

  insert into pipeline_private.lead_words (vendor_lead_id, words, numbers)
  select leads.id, its.words, its.numbers
  from made
  join pipeline.vendor_leads as leads on leads.id = made.id
  cross join lateral pipeline_private.words_of(leads) as its;

  alter table pipeline.vendor_leads enable trigger user;
  alter table pipeline.lead_timers enable trigger user;
  alter table pipeline.agent_runs enable trigger user;
  alter table pipeline.lead_messages enable trigger user;
  alter table pipeline.review_items enable trigger user;
end
$$;

comment on function bench.make_history is 'Makes leads with a past that came in a slice of the year, for what reads it.';
