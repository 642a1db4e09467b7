-- The day's report would come five hours before the morning's, with much the same: whoever wants it by mail as well adds it.
insert into pipeline.alert_channels (channel, title, severities, reports)
values
  ('slack', 'Slack', '{LOW,MEDIUM,HIGH}', '{morning,weekly}'),
  ('email', 'E-mail', '{HIGH}', '{morning,weekly}');

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
  ('INVARIANT_VIOLATED', 'Hold the lead that it names, if it is live, and tell the developers; a hand-made change may explain it.'),
  ('STAGE_OVERDUE', 'Open the lead and do what it waits for, or answer its open question.'),
  ('STUCK_JOB', 'Open System, Workers and queue to see whether its worker lives; a dead one''s jobs are freed by themselves.')
) as written (type, todo)
where rules.type = written.type;

-- Without a sign of life for a month something is wrong; searches and conveyancing take longer than that.
update pipeline.stages
set inactive_after = case stage when 'DUE_DILIGENCE' then interval '90 days' else interval '30 days' end
where not is_terminal;

-- Which of the alerts that something raises are told again and to whom, and what only follows from another.
update pipeline.alert_rules
set repeats_every = interval '4 hours', escalates_after = case when severity <> 'HIGH' then interval '1 day' else interval '2 hours' end
where severity = 'HIGH' or type in ('STAGE_OVERDUE', 'FAILING_JOBS', 'SCHEDULE_FAILED');

update pipeline.alert_rules set covered_by = '{AGENT_DOWN}' where type = 'AGENT_FAILURE';

update pipeline.alert_rules set covered_by = '{CARRIER_DOWN,AGENT_DOWN,TEXTS_STOPPED,PLACEHOLDERS_LEFT,WORKER_MISSING}' where type = 'STAGE_OVERDUE';

update pipeline.alert_rules set covered_by = '{CARRIER_DOWN}' where type = 'CARRIER_SLOW';

insert into pipeline.alert_rules (type, severity, message, todo, is_looked_for)
values (
  'ALERT_RULE_FAILED', 'MEDIUM', 'A rule of alerts cannot be looked at', 'Open Rules to see why, and tell the developers.', true
);

insert into pipeline.alert_rules (
  type, severity, message, measures, todo, is_looked_for, looks_back, least_count, least_share, least_sample, below_share, holds_for, repeats_every,
  escalates_after, covered_by, condition
)
values
  (
    'LOW_CONVERSION', 'HIGH', 'Few vendors complete', 'vendors that completed, of those that came 60 to 150 days before',
    'See where leads are lost (page Figures), by stage and by source.', true, true, null, null, 100, 0.05, null, '7 days', null, null,
    $sql$
      select 'pipeline' as scope, sum(days.amount) as amount, sum(days.out_of) as out_of
      from pipeline.settings
      cross join lateral (
        select (pipeline_private.later($1, - coalesce(settings.cohort_matures_after, '0')) at time zone settings.time_zone)::date as day
      ) as youngest
      join pipeline.figure_days as days
        on days.figure = 'overall_rate' and days.scope = '' and days.day <= youngest.day and days.day > youngest.day - 90
    $sql$
  ),
  (
    'STALLED_PIPELINE', 'MEDIUM', 'Many leads wait for longer than their stage lets them', 'leads past the limit of their stage',
    'See which (page Board, by what is due), and who or what they wait for.', true, false, 51, null, null, null, '30 minutes', '1 day', '1 day',
    '{CARRIER_DOWN,AGENT_DOWN,TEXTS_STOPPED,PLACEHOLDERS_LEFT,WORKER_MISSING}',
    $sql$ select 'pipeline' as scope, pipeline_private.count_leads_past_limit($2) as amount $sql$
  ),
  (
    'HIGH_FAILURE_RATE', 'HIGH', 'Agents fail often', 'tries of agents that failed within an hour',
    'Open System to see which agent and why, and mend it; what failed is tried again.', true, true, 11, null, null, null, null, '4 hours',
    '2 hours', '{AGENT_DOWN}',
    $sql$
      select 'pipeline' as scope, count(*) as amount
      from pipeline.pipeline_events as events
      where events.event_type = 'agent_failed' and events.created_at > pipeline_private.later($1, interval '-1 hour') and events.created_at <= $1
    $sql$
  ),
  (
    'HIGH_FAILURE_SHARE', 'MEDIUM', 'An agent fails for many leads', 'runs that were given up within a day, of those that ended',
    'Open the questions of agents that failed in the Inbox to see why; mend it, then let them all try again there.', true, true, null, 0.1, 20, null, null, '1 day', '1 day',
    '{AGENT_DOWN}',
    $sql$
      select hours.scope, sum(hours.amount) as amount, sum(hours.out_of) as out_of
      from pipeline.figure_hours as hours
      where hours.figure = 'agent_failure_rate' and hours.scope <> ''
        and hours.hour_at > pipeline_private.later($1, interval '-1 day') and hours.hour_at <= $1
      group by hours.scope
    $sql$
  ),
  (
    'MISSING_DATA', 'MEDIUM', 'Something is wrong with the data of many leads', 'leads with an issue of their data',
    'Open Today to see which leads, and ask for what is missing.', true, false, 6, null, null, null, '1 day', '7 days', null, null,
    $sql$ select 'pipeline' as scope, pipeline_private.count_leads_with_issues($2) as amount $sql$
  ),
  (
    -- At 100 leads a day the usual day has about 3,000.
    'HIGH_API_USAGE', 'LOW', 'Providers are called often', 'calls to providers today',
    'Open Figures to see to whom and what for.', true, true, 10000, null, null, null, null, null, null, null,
    $sql$
      select 'pipeline' as scope, days.amount
      from pipeline.settings
      join pipeline.figure_days as days
        on days.figure = 'api_calls' and days.scope = '' and days.day = ($1 at time zone settings.time_zone)::date
    $sql$
  ),
  (
    'BUDGET_SPENT', 'MEDIUM', 'Providers cost more than a day may', 'GBP that calls to providers cost today',
    'Open Figures to see what calls to providers cost; stop what is needless with the stop switch at the head of every page.', true, true, 100, null, null, null,
    null, null, null, null,
    $sql$
      select 'pipeline' as scope, days.amount, format('Providers cost more than a day may: £%s', to_char(days.amount, 'FM999,999,990.00')) as message
      from pipeline.settings
      join pipeline.figure_days as days
        on days.figure = 'api_cost' and days.scope = '' and days.day = ($1 at time zone settings.time_zone)::date
    $sql$
  ),
  (
    'LEAD_OVER_BUDGET', 'LOW', 'A lead costs more than it may', 'GBP that calls to providers cost for the lead',
    'Open the lead to see what they were for; lead the conversation yourself if it goes round in circles.', true, false, 5, null, null,
    null, null, null, null, null,
    $sql$
      select
        'lead:' || costs.vendor_lead_id as scope, costs.vendor_lead_id, costs.amount,
        format('A lead costs more than it may: £%s', to_char(costs.amount, 'FM999,999,990.00')) as message
      from (
        select calls.vendor_lead_id, sum(calls.pence) / 100 as amount
        from pipeline.api_usage as calls
        where calls.vendor_lead_id in (
          select recent.vendor_lead_id from pipeline.api_usage as recent
          where recent.began_at > pipeline_private.later($1, interval '-1 day') and recent.vendor_lead_id is not null and recent.pence > 0
        )
        group by calls.vendor_lead_id
      ) as costs
      where costs.amount >= 1
    $sql$
  ),
  (
    'OPT_OUTS_HIGH', 'HIGH', 'Many vendors want no more texts after one of ours', 'opt-outs within 7 days, of texts of the template that left',
    'Read what they answered to (page Figures, by template), and reword or stop it.', true, true, 5, 0.03, 200, null, null, '1 day', '1 day', null,
    $sql$
      select days.scope, sum(days.amount) as amount, sum(days.out_of) as out_of
      from pipeline.settings
      cross join lateral (select ($1 at time zone settings.time_zone)::date as day) as today
      join pipeline.figure_days as days
        on days.figure = 'opt_out_rate' and days.scope <> '' and days.day between today.day - 6 and today.day
      group by days.scope
    $sql$
  ),
  (
    'WORK_LATE', 'HIGH', 'Work is due and not begun', 'minutes for which the oldest of it has been due',
    'Open System, Workers and queue to see whether workers live, and what they are at; start more of them.', true, false, 10, null, null, null,
    '10 minutes', '4 hours', '1 hour', '{WORKER_MISSING,CARRIER_DOWN,AGENT_DOWN}',
    $sql$
      select
        late.task as scope, late.minutes_late as amount,
        format('Work is due and not begun: %s, for %s minutes', replace(late.task, '_', ' '), late.minutes_late) as message
      from pipeline.late_work as late
      where late.task <> 'lead_timer'
    $sql$
  ),
  (
    'TIMERS_LATE', 'HIGH', 'Deadlines of leads pass and nothing happens', 'minutes for which the oldest of them has been due',
    'Open System, Workers and queue to see whether workers live, and what they are at.', true, false, 10, null, null, null, '10 minutes', '4 hours', '1 hour',
    '{WORKER_MISSING}',
    $sql$
      select
        'pipeline' as scope, late.minutes_late as amount,
        format('Deadlines of leads pass and nothing happens, for %s minutes', late.minutes_late) as message
      from pipeline.late_work as late
      where late.task = 'lead_timer'
    $sql$
  ),
  (
    -- It remembers how many there were by what it found before.
    'WORKER_MISSING', 'MEDIUM', 'Fewer workers live than within a day before', 'workers missing, beside those that live',
    'Open System, Workers and queue to see which workers live; start the missing one again.', true, false, 1, null, null, null, '30 minutes', '1 day', '1 day', null,
    $sql$
      select
        'pipeline' as scope, greatest(0, coalesce(max(before.most), 0) - count(*)) as amount, count(*) as out_of,
        format('Fewer workers live than within a day before: %s, and there were %s', count(*), max(before.most)) as message
      from pipeline_private.worker_states as workers
      cross join (
        select max(known.out_of) as most
        from pipeline.alert_values as known
        where known.type = 'WORKER_MISSING' and known.hour_at > pipeline_private.later($1, interval '-1 day')
      ) as before
      where workers.state <> 'dead'
    $sql$
  );

-- Beside the same weekdays of the weeks before. How little must come by chance is set so that a rule is wrong less than once a quarter;
-- yesterday is looked at when all of it has been written.
insert into pipeline.alert_rules (
  type, severity, message, measures, todo, is_looked_for, looks_back, repeats_every, escalates_after, covered_by, condition
)
values
  (
    'SOURCE_QUIET', 'HIGH', 'A source brings far fewer leads than usual', 'leads of the source on its most unusual last days or hours, of those usual',
    'See whether its form or its advertisement still works; System, Deliveries tells what came in and what was refused.', true, true, '1 day', '1 day',
    '{LEAD_SOURCE_DOWN,LEAD_SOURCE_REFUSED}',
    $sql$
      select distinct on (anomalies.scope)
        anomalies.scope, anomalies.amount, anomalies.expected as out_of, anomalies.chance < 0.0005 as is_wrong,
        format('%s brings far fewer leads than usual', anomalies.scope) as message,
        jsonb_strip_nulls(jsonb_build_object('days', anomalies.days, 'hours', anomalies.hours)) as detail
      from pipeline.figure_anomalies('new_leads', true, pipeline_private.later($1, interval '-30 minutes')) as anomalies
      where anomalies.scope <> ''
      order by anomalies.scope, anomalies.chance
    $sql$
  ),
  (
    'FEW_LEADS', 'HIGH', 'Far fewer leads come than usual', 'leads on the most unusual last days or hours, of those usual',
    'Open Figures to see which source, and System, Deliveries to see whether leads still come in.', true, true, '1 day', '1 day',
    '{SOURCE_QUIET,LEAD_SOURCE_DOWN,LEAD_SOURCE_REFUSED}',
    $sql$
      select 'pipeline' as scope, anomalies.amount, anomalies.expected as out_of, anomalies.chance < 0.001 as is_wrong,
        jsonb_strip_nulls(jsonb_build_object('days', anomalies.days, 'hours', anomalies.hours)) as detail
      from pipeline.figure_anomalies('new_leads', true, pipeline_private.later($1, interval '-30 minutes')) as anomalies
      where anomalies.scope = ''
      order by anomalies.chance
      limit 1
    $sql$
  ),
  (
    'FEW_ANSWERS', 'HIGH', 'Vendors write far less than usual', 'texts of vendors on the most unusual last days or hours, of those usual',
    'Send a text to a phone of yours and answer it, to see whether our texts arrive and theirs come in; then open System.', true, true, '1 day', '1 day',
    '{CARRIER_DOWN,TEXTS_STOPPED,PLACEHOLDERS_LEFT,TEXTS_FILTERED,AGENT_DOWN,FEW_LEADS,SOURCE_QUIET}',
    $sql$
      select 'pipeline' as scope, anomalies.amount, anomalies.expected as out_of, anomalies.chance < 0.0005 as is_wrong,
        jsonb_strip_nulls(jsonb_build_object('days', anomalies.days, 'hours', anomalies.hours)) as detail
      from pipeline.figure_anomalies('texts_received', true, pipeline_private.later($1, interval '-30 minutes')) as anomalies
      where anomalies.scope = ''
      order by anomalies.chance
      limit 1
    $sql$
  );

-- Whoever is warned of very many leads has no use for the last of them.
update pipeline.alert_rules set counts_up_to = 10000 where type in ('STALLED_PIPELINE', 'MISSING_DATA');
