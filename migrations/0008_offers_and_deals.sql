-- Up Migration
-- Sales to compare with, offers, one row a round, and the deal that an acceptance starts.
set local role pipeline_owner;

create table pipeline.comparables (
  transaction_id pipeline.one_line primary key,
  price numeric(12, 2) not null,
  sold_on date not null,
  postcode pipeline.one_line not null,
  outcode text not null generated always as (split_part(postcode, ' ', 1)) stored,
  property_type text not null,
  new_build boolean not null,
  tenure text not null,
  paon pipeline.one_line,
  saon pipeline.one_line,
  street pipeline.one_line,
  locality pipeline.one_line,
  town pipeline.one_line,
  district pipeline.one_line,
  county pipeline.one_line,
  category text not null,

  constraint price_is_positive check (price > 0),
  constraint property_type_is_a_letter check (property_type in ('D', 'S', 'T', 'F', 'O')),
  constraint tenure_is_a_letter check (tenure in ('F', 'L', 'U')),
  constraint category_is_a_letter check (category in ('A', 'B'))
);

create index comparables_outcode on pipeline.comparables (outcode, sold_on);

comment on table pipeline.comparables is 'Sold prices, imported from HM Land Registry Price Paid Data (Open Government Licence v3). Contains HM Land Registry data © Crown copyright and database right.';
comment on column pipeline.comparables.transaction_id is 'The Land Registry''s id of the sale.';
comment on column pipeline.comparables.price is 'What was paid, GBP.';
comment on column pipeline.comparables.sold_on is 'The date on the deed of transfer.';
comment on column pipeline.comparables.postcode is 'Upper case with one space.';
comment on column pipeline.comparables.outcode is 'The first half of the postcode.';
comment on column pipeline.comparables.property_type is 'D detached, S semi-detached, T terraced, F flat or maisonette, O other.';
comment on column pipeline.comparables.new_build is 'Whether it was newly built.';
comment on column pipeline.comparables.tenure is 'F freehold, L leasehold, U unknown.';
comment on column pipeline.comparables.paon is 'Primary addressable object name: house number or name.';
comment on column pipeline.comparables.saon is 'Secondary addressable object name: the flat; null for a house.';
comment on column pipeline.comparables.street is 'The street; null when not given.';
comment on column pipeline.comparables.locality is 'The part of the town; null when not given.';
comment on column pipeline.comparables.town is 'The post town; null when not given.';
comment on column pipeline.comparables.district is 'The local authority''s district; null when not given.';
comment on column pipeline.comparables.county is 'The county; null when not given.';
comment on column pipeline.comparables.category is 'A standard sale; B additional (repossession, buy-to-let, company, …), not used for comparison.';

create domain pipeline.offer_round as integer constraint round_is_positive check (value > 0);
create domain pipeline.counter_amount as numeric(12, 2) constraint counter_is_positive check (value > 0);
create domain pipeline.offer_status as text constraint offer_status_is_known check (value in (
  'made', 'sent', 'countered', 'accepted', 'rejected', 'lapsed', 'withdrawn'
));

create table pipeline.offers (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  round pipeline.offer_round not null,
  amount numeric(12, 2) not null,
  ceiling numeric(12, 2) not null,
  basis jsonb not null default '{}',
  status pipeline.offer_status not null default 'made',
  counter_amount pipeline.counter_amount,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  agent_run_id uuid references pipeline.agent_runs (id) on delete set null,
  made_by text,
  exceeds_because pipeline.free_text,
  sent_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default pipeline.now(),

  constraint amount_is_within_the_ceiling check (amount > 0 and (amount <= ceiling or exceeds_because is not null)),
  constraint who_exceeds_is_a_person check (exceeds_because is null or made_by is not null),
  constraint sent_has_its_time check (status not in ('sent', 'countered', 'accepted', 'rejected') or sent_at is not null),
  constraint one_offer_per_round unique (vendor_lead_id, round)
);

create unique index one_open_offer_per_lead on pipeline.offers (vendor_lead_id) where status in ('made', 'sent');
create index offers_message on pipeline.offers (message_id);
create index offers_agent_run on pipeline.offers (agent_run_id);
create index offers_created_at on pipeline.offers (created_at);

comment on table pipeline.offers is 'What was offered to a vendor, one row a round. GBP.';
comment on column pipeline.offers.id is 'Names the offer.';
comment on column pipeline.offers.vendor_lead_id is 'The lead it was made to.';
comment on column pipeline.offers.round is 'Which offer to this vendor it is, from 1.';
comment on column pipeline.offers.amount is 'What was offered, GBP.';
comment on column pipeline.offers.ceiling is 'The most that the sums allowed when the offer was made.';
comment on column pipeline.offers.basis is 'The figures behind the amount.';
comment on column pipeline.offers.status is 'made (not sent yet), sent, countered, accepted, rejected, lapsed (a later one or the lead''s end took its place), withdrawn (by a person).';
comment on column pipeline.offers.counter_amount is 'What the vendor asked for instead; null when they named no figure.';
comment on column pipeline.offers.message_id is 'The text that carried it; null until that was written.';
comment on column pipeline.offers.agent_run_id is 'The run that worked it out; null when a person made it.';
comment on column pipeline.offers.made_by is 'The person who made it; null for an agent''s.';
comment on column pipeline.offers.exceeds_because is 'Why an admin went above the ceiling, the market value or the rounds; null for an offer within them.';
comment on column pipeline.offers.sent_at is 'When it left; null before.';
comment on column pipeline.offers.closed_at is 'When it was answered or lapsed; null while it stands.';
comment on column pipeline.offers.created_at is 'When it was worked out.';

create table pipeline.deals (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete restrict,
  agreed_price numeric(12, 2) not null,
  vendor_identity_checked_at timestamptz,
  investor_name pipeline.one_line,
  reservation_fee numeric(12, 2),
  reserved_at timestamptz,
  solicitor pipeline.one_line,
  sourcing_fee numeric(12, 2),
  legal_fees numeric(12, 2),
  expected_exchange_on date,
  exchanged_on date,
  expected_completion_on date,
  completed_on date,
  fell_through_at timestamptz,
  fell_through_stage text,
  fall_through_reason pipeline.free_text,
  created_at timestamptz not null default pipeline.now(),
  updated_at timestamptz not null default pipeline.now(),

  constraint price_is_in_range check (agreed_price > 0 and agreed_price <= 100000000),
  -- NaN is greater than any number, and infinity later than any day.
  constraint fees_are_in_range check (
    least(reservation_fee, sourcing_fee, legal_fees) >= 0 and greatest(reservation_fee, sourcing_fee, legal_fees) <= 100000000
  ),
  constraint days_are_of_our_time check (
    least(expected_exchange_on,
  exchanged_on, expected_completion_on, completed_on) >= '2000-01-01'
    and greatest(expected_exchange_on, exchanged_on, expected_completion_on, completed_on) < '2100-01-01'
  ),
  constraint exchange_comes_before_completion check (exchanged_on <= completed_on),
  constraint exchange_is_expected_before_completion check (expected_exchange_on <= expected_completion_on),
  constraint fall_through_says_where_and_why check (
    (fell_through_at is null) = (fell_through_stage is null) and (fell_through_at is null) = (fall_through_reason is null)
  ),
  constraint investor_has_a_name check (investor_name ~ '\S' and char_length(investor_name) <= 200),
  constraint solicitor_has_a_name check (solicitor ~ '\S' and char_length(solicitor) <= 200),
  constraint one_deal_per_lead unique (vendor_lead_id)
);

comment on table pipeline.deals is 'The deal that an accepted offer started; people fill it in until completion.';
comment on column pipeline.deals.id is 'Names the deal.';
comment on column pipeline.deals.vendor_lead_id is 'The lead that accepted.';
comment on column pipeline.deals.agreed_price is 'The offer that was accepted, GBP.';
comment on column pipeline.deals.vendor_identity_checked_at is 'When the vendor''s identity and authority to sell were checked (Money Laundering Regulations 2017); needed before the investor pack goes out.';
comment on column pipeline.deals.investor_name is 'Who buys; null until known, and when no investor is needed.';
comment on column pipeline.deals.reservation_fee is 'What the investor paid to reserve, GBP; null until paid.';
comment on column pipeline.deals.reserved_at is 'When the investor reserved; null before.';
comment on column pipeline.deals.solicitor is 'Who does the legal work; null until known.';
comment on column pipeline.deals.sourcing_fee is 'What the investor pays us for the deal, GBP; null when not agreed.';
comment on column pipeline.deals.legal_fees is 'What we pay of the vendor''s legal costs, GBP; null when none.';
comment on column pipeline.deals.expected_exchange_on is 'When contracts should be exchanged; null when not known.';
comment on column pipeline.deals.exchanged_on is 'When contracts were exchanged; null before.';
comment on column pipeline.deals.expected_completion_on is 'When the sale should complete; null when not known.';
comment on column pipeline.deals.completed_on is 'Date of legal completion.';
comment on column pipeline.deals.fell_through_at is 'When the lead died after acceptance; null otherwise.';
comment on column pipeline.deals.fell_through_stage is 'The stage at which it fell through; null when it has not.';
comment on column pipeline.deals.fall_through_reason is 'Why it fell through; null when it has not.';
comment on column pipeline.deals.created_at is 'When the offer was accepted.';
comment on column pipeline.deals.updated_at is 'Last change of the row.';

create table pipeline.deal_reductions (
  id uuid primary key default uuidv7(),
  deal_id uuid not null references pipeline.deals (id) on delete cascade,
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete restrict,
  amount numeric(12, 2) not null,
  evidence pipeline.free_text not null,
  agreed_by text not null,
  created_at timestamptz not null default pipeline.now(),

  constraint reduction_is_positive check (amount > 0),
  constraint reduction_has_evidence check (evidence ~ '\S')
);

create index deal_reductions_deal on pipeline.deal_reductions (deal_id);
create index deal_reductions_lead on pipeline.deal_reductions (vendor_lead_id);

comment on table pipeline.deal_reductions is 'By how much the agreed price of a deal was reduced after acceptance, and what for. GBP.';
comment on column pipeline.deal_reductions.id is 'Names the reduction.';
comment on column pipeline.deal_reductions.deal_id is 'The deal; its agreed_price is what is left.';
comment on column pipeline.deal_reductions.vendor_lead_id is 'The lead of the deal.';
comment on column pipeline.deal_reductions.amount is 'How much less, GBP.';
comment on column pipeline.deal_reductions.evidence is 'What it rests on: a survey, a search, a quote for works.';
comment on column pipeline.deal_reductions.agreed_by is 'The person who wrote it down.';
comment on column pipeline.deal_reductions.created_at is 'When it was written down.';

grant select on pipeline.comparables to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.comparables to pipeline_admin;
grant select on pipeline.offers, pipeline.deals, pipeline.deal_reductions to pipeline_viewer, pipeline_worker;
grant update (
    vendor_identity_checked_at, investor_name, reservation_fee, reserved_at, solicitor, sourcing_fee, legal_fees,
    expected_exchange_on, exchanged_on, expected_completion_on, completed_on, agreed_price
  )
  on pipeline.deals to pipeline_operator;

reset role;
