-- Up Migration
-- What the pipeline knows about itself.
set local role pipeline_owner;

alter table pipeline.alert_rules add column ends_with_visit boolean not null default false;

comment on column pipeline.alert_rules.ends_with_visit is 'Whether such an alert about a lead is over when the lead moves on, or when what people were asked about its visit is answered.';

create index alerts_open_of_lead on pipeline.alerts (vendor_lead_id) where resolved_at is null;

reset role;
