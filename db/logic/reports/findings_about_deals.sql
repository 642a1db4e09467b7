-- Each section is planned by itself: put into one statement the planner would take what it reads for little.
create or replace function pipeline_private.deals_at_risk()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 11
  set jit = off
as $$
  with moments as materialized (
    select
      pipeline_private.today() as today, pipeline_private.later(pipeline.now(), '-1 day') as day_ago,
      pipeline_private.later(pipeline.now(), '-3 days') as three_days_ago, pipeline_private.later(pipeline.now(), '-14 days') as fortnight_ago
  ),
  risks as materialized (
    select
      case
        when deals.expected_completion_on < moments.today then 'completion_overdue'
        when leads.last_inbound_at > coalesce(leads.last_outbound_at, '-infinity')
          and leads.last_inbound_at < moments.day_ago
          and not exists (
            select from pipeline.phone_calls as calls where calls.vendor_lead_id = leads.id and calls.made_at > leads.last_inbound_at
          )
        then 'vendor_waits'
        when deals.expected_exchange_on < moments.today and deals.exchanged_on is null then 'exchange_overdue'
        when deals.vendor_identity_checked_at is null and leads.stage_entered_at < moments.three_days_ago
        then 'identity_unchecked'
        when greatest(leads.stage_entered_at, leads.last_contact_at, deals.updated_at) < moments.fortnight_ago
        then 'deal_quiet'
      end as kind,
      leads.id, leads.pipeline_stage, leads.stage_entered_at, leads.last_inbound_at, leads.last_contact_at, deals.agreed_price, deals.updated_at,
      deals.expected_completion_on, deals.expected_exchange_on
    from pipeline.stages as stages
    join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
    join pipeline.deals as deals on deals.vendor_lead_id = leads.id and deals.completed_on is null and deals.fell_through_at is null
    cross join moments
    where stages.owner = 'person' and leads.held_at is null
  ),
  ranked as (
    select risks.*, urgencies.urgency, count(*) over () as all_of_them
    from risks
    join (values
      ('completion_overdue', 90), ('vendor_waits', 85), ('exchange_overdue', 80), ('identity_unchecked', 60), ('deal_quiet', 55)
    ) as urgencies (kind, urgency) on urgencies.kind = risks.kind
    order by urgencies.urgency desc, risks.agreed_price desc, risks.id
    limit 10
  )
  select
    'risk', ranked.kind, ranked.urgency, ranked.id, ranked.pipeline_stage, null, null::integer, ranked.agreed_price, null::numeric,
    null::double precision, null::double precision, extract(epoch from pipeline.now() - since.at)::double precision / 3600, since.at,
    case ranked.kind when 'completion_overdue' then ranked.expected_completion_on when 'exchange_overdue' then ranked.expected_exchange_on end
  from ranked
  cross join lateral (
    select case ranked.kind
      when 'vendor_waits' then ranked.last_inbound_at
      when 'identity_unchecked' then ranked.stage_entered_at
      when 'deal_quiet' then greatest(ranked.stage_entered_at, ranked.last_contact_at, ranked.updated_at)
    end
  ) as since (at)
  union all
  select 'risk', 'more_at_risk', 0, null, null, null, max(ranked.all_of_them)::integer - 10, null, null, null, null, null, null, null
  from ranked
  having max(ranked.all_of_them) > 10
$$;

comment on function pipeline_private.deals_at_risk is
  'Deals under way about which something is late, one row each with what is most urgent, the dearest first: ten, and how many more there are. Those on hold wait as they are to.';

create or replace function pipeline_private.money_due()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 10
  set jit = off
as $$
  select 'money', due.kind, due.urgency, leads.id, leads.pipeline_stage, null, null::integer, due.amount, due.agreed_price,
    null::double precision, null::double precision, null::double precision, null::timestamptz, due.on_day
  from (
    (
      select 'fee_due' as kind, 50 as urgency, deals.vendor_lead_id, deals.sourcing_fee as amount, deals.agreed_price, deals.completed_on as on_day
      from pipeline.deals as deals
      where deals.sourcing_fee > 0 and deals.fell_through_at is null
        and deals.completed_on between (select pipeline_private.today()) - 7 and (select pipeline_private.today())
      order by deals.completed_on
      limit 10
    )
    union all
    (
      select 'reservation_unpaid', 50, deals.vendor_lead_id, null, deals.agreed_price, (deals.reserved_at at time zone settings.time_zone)::date
      from pipeline.settings
      join pipeline.deals as deals
        on deals.reserved_at is not null and deals.reservation_fee is null and deals.completed_on is null and deals.fell_through_at is null
      order by deals.reserved_at
      limit 10
    )
    union all
    (
      select 'completion_due', 35, deals.vendor_lead_id, deals.sourcing_fee, deals.agreed_price, deals.expected_completion_on
      from pipeline.deals as deals
      where deals.completed_on is null and deals.fell_through_at is null
        and deals.expected_completion_on between (select pipeline_private.today()) and (select pipeline_private.today()) + 14
      order by deals.expected_completion_on
      limit 10
    )
  ) as due
  join pipeline.vendor_leads as leads on leads.id = due.vendor_lead_id
  order by due.urgency desc, due.on_day, due.amount desc nulls last, leads.id
  limit 10
$$;

comment on function pipeline_private.money_due is
  'What is to be paid to us: fees of deals that complete within a fortnight or have in the last week, and reservations without a fee; ten of it.';
