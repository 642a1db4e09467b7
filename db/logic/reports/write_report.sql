create or replace function pipeline.report_now(kind text default null)
  returns pipeline.reports
  language sql
  stable
  security definer
as $$
  select
    wanted.kind::pipeline.report_kind, period.to_day, period.from_day,
    coalesce((
      select jsonb_agg(jsonb_strip_nulls(to_jsonb(figures)))
      from pipeline_private.figures_of_report(wanted.kind, period.from_day, period.to_day) as figures
    ), '[]'),
    coalesce((
      select jsonb_agg(jsonb_strip_nulls(to_jsonb(findings)) order by findings.place)
      from pipeline_private.findings_of_report(period.from_day, period.to_day) as findings
    ), '[]'),
    pipeline.now()
  from (select coalesce(report_now.kind, 'morning') as kind) as wanted
  cross join lateral pipeline_private.report_period(wanted.kind) as period
$$;

comment on function pipeline.report_now is
  'The report of a kind as it would be written now, the morning''s without one; nothing is kept of it. In the morning''s also what today''s figures are so far.';

create or replace function pipeline_private.write_report(kind text)
  returns pipeline.reports
  language plpgsql
  security definer
as $$
declare
  report pipeline.reports;
begin
  perform pipeline_private.act_as('worker', 'reports');
  insert into pipeline.reports as known (kind, day, from_day, figures, findings, written_at)
  select now.kind, now.day, now.from_day, now.figures, now.findings, now.written_at
  from pipeline.report_now(write_report.kind) as now
  where not exists (select from pipeline.reports as there where there.kind = now.kind and there.day = now.day)
  on conflict on constraint reports_pkey do nothing
  returning * into report;
  if not found then
    return null;
  end if;

  insert into pipeline.alert_deliveries (report_kind, report_day, channel, kind, goes_alone, next_attempt_at)
  select report.kind, report.day, channels.channel, 'raised', true, case when states.broken_since is null then pipeline.now() end
  from pipeline.alert_channels as channels
  left join pipeline.alert_channel_states as states on states.destination = channels.channel
  where channels.enabled and report.kind = any (channels.reports);
  return report;
end
$$;

comment on function pipeline_private.write_report is
  'Writes the report of a kind that is due today, with a delivery for each channel that brings such reports. Returns it; null when it was written before: it is written and sent once.';

grant execute on function pipeline.report_now to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.write_report to pipeline_worker;
