-- Up Migration
-- The simulated business: its clock, vendors, and what they and the office are going to do. Everything is in these tables
-- and nothing in the process that plays it, so a simulation that was killed goes on where it was.
set local role pipeline_owner;

create table pipeline_private.simulation_clock (
  only_row boolean primary key default true,
  purpose text not null default 'simulation' references pipeline_private.database_purpose (purpose) on delete restrict,
  simulated_at timestamptz not null,
  real_at timestamptz not null default now(),
  rate numeric not null default 0,

  constraint there_is_one_row check (only_row),
  constraint clock_exists_only_in_a_simulation check (purpose = 'simulation'),
  constraint time_does_not_run_backwards check (rate >= 0)
);

create index simulation_clock_purpose on pipeline_private.simulation_clock (purpose);

comment on table pipeline_private.simulation_clock is 'The clock of a simulation: at real_at it was simulated_at, and rate simulated seconds pass in a real one. Without a row business time is real time.';
comment on column pipeline_private.simulation_clock.rate is 'Simulated seconds in a real second; 0 means that time moves only by jumps.';

create table pipeline_private.simulation (
  only_row boolean primary key default true,
  purpose text not null default 'simulation' references pipeline_private.database_purpose (purpose) on delete restrict,
  seed integer not null,
  vendors integer not null,
  begins_at timestamptz not null,

  constraint there_is_one_row check (only_row),
  constraint vendors_exist_only_in_a_simulation check (purpose = 'simulation'),
  constraint there_is_a_vendor check (vendors > 0)
);

create index simulation_purpose on pipeline_private.simulation (purpose);

comment on table pipeline_private.simulation is 'The simulation that this database holds: what it was seeded with. Empty until seeded.';
comment on column pipeline_private.simulation.seed is 'Every decision of a vendor or of the office derives from it, the vendor''s number and the situation.';
comment on column pipeline_private.simulation.begins_at is 'Simulated time at which the clock started.';

create table pipeline_private.simulation_vendors (
  number integer primary key,
  persona jsonb not null,
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete set null,

  constraint number_counts_from_one check (number > 0),
  constraint persona_is_an_object check (jsonb_typeof(persona) = 'object'),
  constraint one_vendor_per_lead unique (vendor_lead_id)
);

comment on table pipeline_private.simulation_vendors is 'People made up by the simulation. Their property and temperament are known to nobody in the pipeline.';
comment on column pipeline_private.simulation_vendors.persona is 'Name, property, prices and temperament, as src/simulation/persona.ts describes them.';
comment on column pipeline_private.simulation_vendors.vendor_lead_id is 'The vendor''s lead; null until it has arrived.';

create table pipeline_private.simulation_plan (
  id bigint generated always as identity primary key,
  due_at timestamptz not null,
  kind text not null,
  vendor_number integer not null references pipeline_private.simulation_vendors (number) on delete cascade,
  occasion text not null,
  payload jsonb not null,
  done_at timestamptz,
  refusal text,

  constraint kind_is_known check (kind in ('arrive', 'text', 'person')),
  constraint payload_is_an_object check (jsonb_typeof(payload) = 'object'),
  constraint only_what_was_done_is_refused check (refusal is null or done_at is not null),
  constraint one_plan_per_occasion unique (vendor_number, occasion)
);

create index simulation_plan_due on pipeline_private.simulation_plan (due_at) where done_at is null;

comment on table pipeline_private.simulation_plan is 'What vendors and the office are going to do, and when; done at the first jump of the clock that reaches it.';
comment on column pipeline_private.simulation_plan.kind is 'arrive: a lead comes in. text: the vendor writes. person: somebody in the office acts.';
comment on column pipeline_private.simulation_plan.occasion is 'What it reacts to; unique for a vendor, so that the same thing is never planned twice.';
comment on column pipeline_private.simulation_plan.payload is 'The columns of the lead, the words of the text, or the steps of the person.';
comment on column pipeline_private.simulation_plan.refusal is 'Code with which the pipeline refused a person''s move (it had been overtaken); null otherwise.';

grant select on pipeline_private.simulation_clock, pipeline_private.simulation, pipeline_private.simulation_vendors, pipeline_private.simulation_plan
  to pipeline_viewer, pipeline_worker;
grant insert on pipeline_private.simulation_vendors, pipeline_private.simulation_plan to pipeline_admin;

reset role;
