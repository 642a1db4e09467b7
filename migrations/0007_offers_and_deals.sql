-- Up Migration
-- Offers, one row a round, and the deal that an acceptance starts.
set local role pipeline_owner;

create table pipeline.offers (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  round integer not null,
  amount numeric(12, 2) not null,
  ceiling numeric(12, 2) not null,
  basis jsonb not null default '{}',
  status text not null default 'made',
  counter_amount numeric(12, 2),
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  agent_run_id uuid references pipeline.agent_runs (id) on delete set null,
  sent_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default pipeline.now(),

  constraint amount_is_within_the_ceiling check (amount > 0 and amount <= ceiling),
  constraint round_is_positive check (round > 0),
  constraint counter_is_positive check (counter_amount > 0),
  constraint status_is_known check (status in ('made', 'sent', 'countered', 'accepted', 'rejected', 'lapsed')),
  constraint sent_has_its_time check (status not in ('sent', 'countered', 'accepted', 'rejected') or sent_at is not null),
  constraint one_offer_per_round unique (vendor_lead_id, round)
);

create unique index one_open_offer_per_lead on pipeline.offers (vendor_lead_id) where status in ('made', 'sent');
create index offers_message on pipeline.offers (message_id);
create index offers_agent_run on pipeline.offers (agent_run_id);
create index offers_created_at on pipeline.offers (created_at);

create table pipeline.deals (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete restrict,
  agreed_price numeric(12, 2) not null,
  vendor_identity_checked_at timestamptz,
  investor_name text,
  reservation_fee numeric(12, 2),
  reserved_at timestamptz,
  solicitor text,
  completed_on date,
  fell_through_at timestamptz,
  created_at timestamptz not null default pipeline.now(),
  updated_at timestamptz not null default pipeline.now(),

  constraint price_is_in_range check (agreed_price > 0 and agreed_price <= 100000000),
  constraint fee_is_not_negative check (reservation_fee >= 0),
  constraint investor_has_a_name check (investor_name ~ '\S'),
  constraint solicitor_has_a_name check (solicitor ~ '\S'),
  constraint one_deal_per_lead unique (vendor_lead_id)
);

comment on table pipeline.offers is 'What was offered to a vendor, one row a round. GBP.';
comment on column pipeline.offers.ceiling is 'The most that the sums allowed when the offer was made.';
comment on column pipeline.offers.basis is 'The figures behind the amount.';
comment on column pipeline.offers.status is 'made (not sent yet), sent, countered, accepted, rejected, lapsed (a later one or the lead''s end took its place).';
comment on column pipeline.offers.counter_amount is 'What the vendor asked for instead; null when they named no figure.';
comment on table pipeline.deals is 'The deal that an accepted offer started; people fill it in until completion.';
comment on column pipeline.deals.agreed_price is 'The offer that was accepted, GBP.';
comment on column pipeline.deals.vendor_identity_checked_at is 'When the vendor''s identity and authority to sell were checked (Money Laundering Regulations 2017); needed before the investor pack goes out.';
comment on column pipeline.deals.completed_on is 'Date of legal completion.';
comment on column pipeline.deals.fell_through_at is 'When the lead died after acceptance; null otherwise.';

grant select on pipeline.offers, pipeline.deals to pipeline_viewer, pipeline_worker;
grant update (vendor_identity_checked_at, investor_name, reservation_fee, reserved_at, solicitor, completed_on, agreed_price)
  on pipeline.deals to pipeline_operator;

reset role;
