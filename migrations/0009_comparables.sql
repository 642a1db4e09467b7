-- Up Migration
-- Sales that the deal validator compares with, in the columns of HM Land Registry's Price Paid Data.
set local role pipeline_owner;

create table pipeline.comparables (
  transaction_id text primary key,
  price numeric(12, 2) not null,
  sold_on date not null,
  postcode text not null,
  outcode text not null generated always as (split_part(postcode, ' ', 1)) stored,
  property_type text not null,
  new_build boolean not null,
  tenure text not null,
  paon text,
  saon text,
  street text,
  locality text,
  town text,
  district text,
  county text,
  category text not null,

  constraint price_is_positive check (price > 0),
  constraint property_type_is_a_letter check (property_type in ('D', 'S', 'T', 'F', 'O')),
  constraint tenure_is_a_letter check (tenure in ('F', 'L', 'U')),
  constraint category_is_a_letter check (category in ('A', 'B'))
);

create index comparables_outcode on pipeline.comparables (outcode, sold_on);

comment on table pipeline.comparables is 'Sold prices, imported from HM Land Registry Price Paid Data (Open Government Licence v3). Contains HM Land Registry data © Crown copyright and database right.';
comment on column pipeline.comparables.property_type is 'D detached, S semi-detached, T terraced, F flat or maisonette, O other.';
comment on column pipeline.comparables.tenure is 'F freehold, L leasehold, U unknown.';
comment on column pipeline.comparables.category is 'A standard sale; B additional (repossession, buy-to-let, company, …), not used for comparison.';

grant select on pipeline.comparables to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.comparables to pipeline_admin;

reset role;
