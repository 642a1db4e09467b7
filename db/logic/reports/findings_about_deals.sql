create or replace function pipeline_private.deals_at_risk()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 20
as $$
  select ranked.section, ranked.kind, ranked.urgency, ranked.lead_id, ranked.stage, null, null::integer, ranked.price, null::numeric,
    null::double precision, null::double precision, ranked.hours, ranked.since, ranked.on_day
  from (
    select distinct on (leads.id)
      'risk' as section, risks.kind, risks.urgency, leads.id as lead_id, leads.pipeline_stage as stage, deals.agreed_price as price,
      extract(epoch from pipeline.now() - risks.since)::double precision / 3600 as hours, risks.since, risks.on_day
    from pipeline.stages as stages
    join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
    join pipeline.deals as deals on deals.vendor_lead_id = leads.id
    cross join (select pipeline_private.today() as day) as today
    cross join lateral (
      select greatest(leads.stage_entered_at, leads.last_contact_at, deals.updated_at) as last_sign_at
    ) as seen
    cross join lateral (
      select 'completion_overdue', 90, null::timestamptz, deals.expected_completion_on
      where deals.expected_completion_on < today.day and deals.completed_on is null
      union all
      select 'exchange_overdue', 80, null, deals.expected_exchange_on
      where deals.expected_exchange_on < today.day and deals.exchanged_on is null and deals.completed_on is null
      union all
      select 'vendor_waits', 85, leads.last_inbound_at, null
      where leads.last_inbound_at > coalesce(leads.last_outbound_at, '-infinity')
        and leads.last_inbound_at < pipeline_private.later(pipeline.now(), '-1 day')
        and not exists (
          select from pipeline.phone_calls as calls where calls.vendor_lead_id = leads.id and calls.made_at > leads.last_inbound_at
        )
      union all
      select 'identity_unchecked', 60, leads.stage_entered_at, null
      where deals.vendor_identity_checked_at is null and leads.stage_entered_at < pipeline_private.later(pipeline.now(), '-3 days')
      union all
      select 'deal_quiet', 55, seen.last_sign_at, null
      where seen.last_sign_at < pipeline_private.later(pipeline.now(), '-14 days')
    ) as risks (kind, urgency, since, on_day)
    where stages.owner = 'person' and deals.fell_through_at is null and leads.held_at is null
    order by leads.id, risks.urgency desc
  ) as ranked
  order by ranked.urgency desc, ranked.price desc, ranked.lead_id
$$;

comment on function pipeline_private.deals_at_risk is
  'Deals under way about which something is late, one row each with what is most urgent; those on hold wait as they are to. The dearest first.';

create or replace function pipeline_private.money_due()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 20
as $$
  select 'money', due.kind, due.urgency, leads.id, leads.pipeline_stage, null, null::integer, due.amount, deals.agreed_price,
    null::double precision, null::double precision, null::double precision, null::timestamptz, due.on_day
  from pipeline.deals as deals
  join pipeline.vendor_leads as leads on leads.id = deals.vendor_lead_id
  cross join (select pipeline_private.today() as day) as today
  cross join lateral (
    select 'completion_due', 35, deals.sourcing_fee, deals.expected_completion_on
    where deals.completed_on is null and deals.expected_completion_on between today.day and today.day + 14
    union all
    select 'fee_due', 50, deals.sourcing_fee, deals.completed_on
    where deals.sourcing_fee > 0 and deals.completed_on between today.day - 7 and today.day
    union all
    select 'reservation_unpaid', 50, null, (deals.reserved_at at time zone settings.time_zone)::date
    from pipeline.settings
    where deals.reserved_at is not null and deals.reservation_fee is null and deals.completed_on is null
  ) as due (kind, urgency, amount, on_day)
  where deals.fell_through_at is null
  order by due.on_day, due.amount desc nulls last, leads.id
$$;

comment on function pipeline_private.money_due is
  'What is to be paid to us: fees of deals that complete within a fortnight or have in the last week, and reservations without a fee.';
