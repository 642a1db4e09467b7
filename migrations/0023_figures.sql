-- Up Migration
-- Dead letters are counted every few seconds; there are few, among many runs.
set local role pipeline_owner;

create index agent_runs_dead on pipeline.agent_runs (vendor_lead_id) where status = 'dead';

reset role;
