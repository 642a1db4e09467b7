create or replace function pipeline.reports_figure_rows(report pipeline.reports)
  returns setof pipeline.report_figure
  language sql
  stable
  rows 30
as $$
  select figures.* from jsonb_populate_recordset(null::pipeline.report_figure, report.figures) as figures
$$;

comment on function pipeline.reports_figure_rows is 'The figures of a report, in the order in which they are shown.';

create or replace function pipeline.reports_finding_rows(report pipeline.reports)
  returns setof pipeline.report_finding
  language sql
  stable
  rows 30
  security definer
as $$
  select
    found.place, found.todo_place, found.section, found.kind, found.urgency, found.lead_id, found.stage, found.subject, found.leads,
    found.amount, found.other_amount, found.share, found.other_share, found.hours, found.since, found.on_day, leads.vendor_name, stages.title,
    coalesce(pipeline_private.finding_in_words(found), found.kind), pipeline_private.todo_in_words(found), pipeline_private.path_of_finding(found)
  from jsonb_populate_recordset(null::pipeline.report_finding, report.findings) as found
  left join pipeline.vendor_leads as leads on leads.id = found.lead_id
  left join pipeline.stages as stages on stages.stage = found.stage
  order by found.place
$$;

comment on function pipeline.reports_finding_rows is 'What a report has found, in its order and in words, with the names of vendors as they are known now.';

create or replace function pipeline_private.findings_to_send(report pipeline.reports)
  returns setof pipeline.report_finding
  language sql
  stable
  rows 30
  security definer
as $$
  select
    found.place, found.todo_place, found.section, found.kind, found.urgency, found.lead_id, found.stage, found.subject, found.leads,
    found.amount, found.other_amount, found.share, found.other_share, found.hours, found.since, found.on_day,
    pipeline_private.first_name(found.vendor_name), found.stage_title, found.says, found.todo, found.path
  from pipeline.reports_finding_rows(report) as found
$$;

comment on function pipeline_private.findings_to_send is 'What a report has found as it leaves the house: of a vendor no more than the first name.';

grant execute on function pipeline.reports_figure_rows, pipeline.reports_finding_rows to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.findings_to_send to pipeline_worker;
