-- Up Migration
-- PostgreSQL knows an infinite time; what is put off until then never comes, and looks as if it were in order.
set local role pipeline_owner;

alter table pipeline.lead_timers
  add constraint timer_comes check (isfinite(due_at) and isfinite(remaining) and isfinite(counted_since));

alter table pipeline.agent_runs
  add constraint attempt_comes_and_ends check (isfinite(next_attempt_at) and isfinite(lease_until));

alter table pipeline.lead_messages
  add constraint text_leaves check (isfinite(not_before) and isfinite(lease_until));

reset role;
