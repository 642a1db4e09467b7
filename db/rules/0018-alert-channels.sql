insert into pipeline.alert_channels (channel, title, severities)
values
  ('slack', 'Slack', '{LOW,MEDIUM,HIGH}'),
  ('email', 'E-mail', '{HIGH}');

insert into pipeline.alert_rules (type, severity, message, todo)
values
  (
    'ALERT_CHANNEL_DOWN', 'HIGH', 'Alerts do not reach people by one of the ways',
    'See what it says (orchestrator alerts channels), correct its setting, restart the workers, then: orchestrator alerts test'
  );

update pipeline.alert_rules as rules
set todo = written.todo
from (values
  ('AGENT_DOWN', 'See why the agent answers nobody (orchestrator doctor); its leads go on by themselves when it is back.'),
  ('AGENT_FAILURE', 'Read the error (orchestrator leads show), mend the lead or the agent, then: orchestrator agents replay'),
  ('CARRIER_DOWN', 'Correct the account or the sender (orchestrator doctor --providers); texts leave by themselves.'),
  ('FAILING_JOBS', 'Read last_error in graphile_worker.jobs; the log of the worker says more.'),
  ('LEAD_SOURCE_DOWN', 'Make the page''s token anew if it is no longer good (orchestrator doctor --providers); what waits is fetched by itself.'),
  ('LEAD_SOURCE_REFUSED', 'Set the same secret there and here (orchestrator sources check), and start the web process anew.'),
  ('INVARIANT_VIOLATED', 'select * from pipeline.check_invariants(), then tell the developers; a hand-made change may explain it.'),
  ('STAGE_OVERDUE', 'Do what the lead waits for (orchestrator leads show), or answer its open review item.'),
  ('STUCK_JOB', 'See whether its worker lives (orchestrator doctor); a dead one''s jobs are freed by themselves.')
) as written (type, todo)
where rules.type = written.type;
