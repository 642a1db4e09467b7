-- What to do about an alert is said to whoever reads it on a page: where to look and what to press. Commands are in docs/watch-it.md.
update pipeline.alert_rules as rules
set todo = written.todo
from (values
  ('AGENT_DOWN', 'Open System to see why the agent answers nobody; its leads go on by themselves when it is back.'),
  ('AGENT_FAILURE', 'Open its question in the Inbox and read the error; mend the lead or the agent, then let the agent try again there.'),
  ('ALERT_CHANNEL_DOWN', 'Open System to see what it says; correct its setting and restart the workers: notices that wait leave by themselves.'),
  ('ALERT_RULE_FAILED', 'Open Rules to see why, and tell the developers.'),
  ('BUDGET_SPENT', 'Open Figures to see what calls to providers cost; stop what is needless with the stop switch at the head of every page.'),
  ('CARRIER_DOWN', 'Open System to see the account and the sender, and correct them; texts leave by themselves.'),
  ('CARRIER_SLOW', 'Nothing, unless it stays: then ask the carrier for a higher rate.'),
  ('FAILING_JOBS', 'Open System, Workers and queue to see which work fails; the log of the worker says why.'),
  ('FEW_ANSWERS', 'Send a text to a phone of yours and answer it, to see whether our texts arrive and theirs come in; then open System.'),
  ('FEW_LEADS', 'Open Figures to see which source, and System, Deliveries to see whether leads still come in.'),
  ('HIGH_API_USAGE', 'Open Figures to see to whom and what for.'),
  ('HIGH_FAILURE_RATE', 'Open System to see which agent and why, and mend it; what failed is tried again.'),
  ('HIGH_FAILURE_SHARE', 'Open the questions of agents that failed in the Inbox to see why; mend it, then let them all try again there.'),
  ('INVARIANT_VIOLATED', 'Hold the lead that it names, if it is live, and tell the developers; a hand-made change may explain it.'),
  ('LEAD_OVER_BUDGET', 'Open the lead to see what they were for; lead the conversation yourself if it goes round in circles.'),
  ('LEAD_SOURCE_DOWN', 'Make the page''s token anew if it is no longer good; what waits is fetched by itself. System, Deliveries tells what came in.'),
  ('LEAD_SOURCE_REFUSED', 'Set the same secret there and here, and start the web process anew. System, Deliveries tells what came in.'),
  ('MISSING_DATA', 'Open Today to see which leads, and ask for what is missing.'),
  ('MODEL_DOWN', 'See whether the key, the model or the account is at fault; agents go by their rules meanwhile.'),
  ('PLACEHOLDERS_LEFT', 'Open Rules to see which words are missing, and write your own; texts that wait leave by themselves.'),
  ('RIGHTS_REQUEST_DUE', 'Open the lead, answer it and settle it there, or extend it where the law lets you.'),
  ('SCHEDULE_FAILED', 'Open System, Schedules to read why; mend that, then run it there.'),
  ('SOURCE_QUIET', 'See whether its form or its advertisement still works; System, Deliveries tells what came in and what was refused.'),
  ('STAGE_OVERDUE', 'Open the lead and do what it waits for, or answer its open question.'),
  ('STUCK_JOB', 'Open System, Workers and queue to see whether its worker lives; a dead one''s jobs are freed by themselves.'),
  ('TEXTS_FILTERED', 'Open Rules and reword the text, above all its link: an own domain, no shortener.'),
  ('TEXTS_STOPPED', 'The stop switch at the head of every page tells who, since when and why; let texts leave again there when it is settled.'),
  ('TIMERS_LATE', 'Open System, Workers and queue to see whether workers live, and what they are at.'),
  ('WORKER_MISSING', 'Open System, Workers and queue to see which workers live; start the missing one again.'),
  ('WORK_LATE', 'Open System, Workers and queue to see whether workers live, and what they are at; start more of them.')
) as written (type, todo)
where rules.type = written.type;
