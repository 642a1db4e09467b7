-- Up Migration
-- What is wrong with a lead's data, and what is watched of all that the figures say.
set local role pipeline_owner;

alter table pipeline.stages add column inactive_after interval
  constraint inactive_after_is_positive check (inactive_after > interval '0');
comment on column pipeline.stages.inactive_after is 'After how long without a sign of life a lead here is a matter of data quality: see data_issues; null: never.';

create index vendor_leads_nameless on pipeline.vendor_leads (pipeline_stage) where vendor_name is null and turn is not null;
create index vendor_leads_offer_above_value on pipeline.vendor_leads (pipeline_stage)
  where offer_amount > estimated_market_value and turn is not null;

create type pipeline.data_issue_count as (issue text, leads integer);
comment on type pipeline.data_issue_count is 'How many leads have an issue of their data now.';
comment on column pipeline.data_issue_count.issue is 'As in data_issues; null where it stands for any.';
comment on column pipeline.data_issue_count.leads is 'How many leads have it.';

reset role;
