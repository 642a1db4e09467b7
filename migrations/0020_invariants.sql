-- Up Migration
-- What the self-check found last time: a finding counts when it is still there the next time.
set local role pipeline_owner;

create table pipeline_private.invariant_sightings (
  invariant text not null,
  subject text not null,
  vendor_lead_id uuid,
  first_seen_at timestamptz not null default now(),
  reported_at timestamptz,

  constraint invariant_sightings_pkey primary key (invariant, subject)
);

comment on table pipeline_private.invariant_sightings is 'Violations that the self-check saw; those it sees again are reported.';
comment on column pipeline_private.invariant_sightings.subject is 'The lead, or what else it is about.';
comment on column pipeline_private.invariant_sightings.first_seen_at is 'Real time.';
comment on column pipeline_private.invariant_sightings.reported_at is 'Real time at which an alert was raised; null after the first sighting.';

reset role;
