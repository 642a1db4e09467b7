create or replace view pipeline.dead_letters as
  select 'run' as kind, runs.id, runs.vendor_lead_id, runs.agent as what, left(runs.error, 300) as error, runs.finished_at::timestamptz as given_up_at
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id and leads.stage_visit = runs.stage_visit
  where runs.status = 'dead'
  union all
  select 'text', texts.id, texts.vendor_lead_id, texts.purpose, coalesce(texts.error_code, texts.status_reason), texts.created_at::timestamptz
  from pipeline.lead_messages as texts
  join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id and leads.stage_visit = texts.stage_visit
  where texts.status in ('failed', 'uncertain')
  union all
  select
    'delivery', deliveries.id, deliveries.vendor_lead_id, coalesce(deliveries.source, deliveries.door),
    case deliveries.verdict when 'waiting' then 'not taken up yet' else 'could not be read' end, deliveries.received_at
  from pipeline.webhook_deliveries as deliveries
  where deliveries.received_at > pipeline_private.later(pipeline.now(), '-30 days')
    and (deliveries.verdict = 'refused' or deliveries.verdict = 'waiting' and deliveries.received_at < pipeline_private.later(pipeline.now(), '-10 minutes'))
  union all
  select 'notice', notices.id, alerts.vendor_lead_id, notices.channel, coalesce(notices.code, left(notices.error, 300)), notices.created_at::timestamptz
  from pipeline.alert_deliveries as notices
  join pipeline.alerts as alerts on alerts.id = notices.alert_id
  where notices.status = 'failed' and notices.created_at > pipeline_private.later(pipeline.now(), '-30 days')
  order by given_up_at desc nulls last;

comment on view pipeline.dead_letters is
  'What was tried and given up: runs and texts of a visit that still goes on, deliveries and notices of the last 30 days. A person is asked about each run, text and delivery.';
comment on column pipeline.dead_letters.kind is 'What was given up.';
comment on column pipeline.dead_letters.id is 'Names the run, the text, the delivery or the notice.';
comment on column pipeline.dead_letters.vendor_lead_id is 'The lead that it is about; null when it is about none.';
comment on column pipeline.dead_letters.what is 'The agent, what the text was for, the source, the channel.';
comment on column pipeline.dead_letters.error is 'Why, as far as it is known; null when nothing is known.';
comment on column pipeline.dead_letters.given_up_at is 'When it was given up, or had come; null when that is not known.';

-- A view asks whoever reads it for the right to the functions in it.
grant execute on function pipeline_private.later to pipeline_viewer;
grant select on pipeline.dead_letters to pipeline_viewer;
