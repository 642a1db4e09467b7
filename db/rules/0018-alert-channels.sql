insert into pipeline.alert_channels (channel, title, severities)
values
  ('slack', 'Slack', '{LOW,MEDIUM,HIGH}'),
  ('email', 'E-mail', '{HIGH}');

insert into pipeline.alert_rules (type, severity, message, todo)
values
  (
    'ALERT_CHANNEL_DOWN', 'HIGH', 'Alerts do not reach people by one of the ways',
    'Open System to see what it says; correct its setting and restart the workers: notices that wait leave by themselves.'
  );

update pipeline.alert_rules as rules
set todo = written.todo
from (values
  ('AGENT_DOWN', 'Open System to see why the agent answers nobody; its leads go on by themselves when it is back.'),
  ('AGENT_FAILURE', 'Open its question in the Inbox and read the error; mend the lead or the agent, then let the agent try again there.'),
  ('CARRIER_DOWN', 'Open System to see the account and the sender, and correct them; texts leave by themselves.'),
  ('FAILING_JOBS', 'Open System, Workers and queue to see which work fails; the log of the worker says why.'),
  ('LEAD_SOURCE_DOWN', 'Make the page''s token anew if it is no longer good; what waits is fetched by itself. System, Deliveries tells what came in.'),
  ('LEAD_SOURCE_REFUSED', 'Set the same secret there and here, and start the web process anew. System, Deliveries tells what came in.'),
  ('INVARIANT_VIOLATED', 'Hold the lead that it names, if it is live, and tell the developers; a hand-made change may explain it.'),
  ('STAGE_OVERDUE', 'Open the lead and do what it waits for, or answer its open question.'),
  ('STUCK_JOB', 'Open System, Workers and queue to see whether its worker lives; a dead one''s jobs are freed by themselves.')
) as written (type, todo)
where rules.type = written.type;
