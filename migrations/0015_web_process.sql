-- Up Migration
-- The web process: its login may call the few functions that are granted to it, and nothing else by itself.
set local role pipeline_owner;

grant usage on schema pipeline_private to pipeline_server;

comment on column pipeline.agent_runs.job_id is
  'The queue''s job that holds the attempt; the same job coming again means that its worker died. Null while running: no job holds it, the agent said that it will answer at the callback until lease_until.';

reset role;
