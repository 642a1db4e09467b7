-- What stands at this moment, for figures that do not add up.
create or replace view pipeline_private.figure_levels as
  select
    'leads_at_stage' as figure, standings.stage as scope, standings.entered_at as at, 1::numeric as amount, null::numeric as out_of,
    standings.vendor_lead_id
  from pipeline_private.standings
  union all
  select 'unweighted_value', standings.stage, standings.entered_at, standings.value::numeric, null, standings.vendor_lead_id
  from pipeline.stages as stages
  join pipeline_private.standings on standings.stage = stages.stage
  where not stages.is_terminal and standings.value is not null
  union all
  select
    'pipeline_value', standings.stage, standings.entered_at, standings.value::numeric * stages.probability, null, standings.vendor_lead_id
  from pipeline.stages as stages
  join pipeline_private.standings on standings.stage = stages.stage
  where not stages.is_terminal and standings.value is not null
  union all
  select
    'age_of_stays', standings.stage, standings.entered_at, extract(epoch from pipeline.now() - standings.entered_at) / 3600, 1,
    standings.vendor_lead_id
  from pipeline.stages as stages
  join pipeline_private.standings on standings.stage = stages.stage
  where not stages.is_terminal
  union all
  select
    'overdue_timers', leads.pipeline_stage, leads.stage_entered_at,
    exists (
      select from pipeline.lead_timers as timers
      where timers.vendor_lead_id = leads.id and timers.due_at < pipeline_private.later(pipeline.now(), '-15 minutes')
    )::integer, 1, leads.id
  from pipeline.stages as stages
  join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
  where not stages.is_terminal
  union all
  select 'open_questions', items.kind::text, items.opened_at, 1, null, items.vendor_lead_id
  from pipeline.review_items as items
  where items.resolved_at is null
  union all
  select
    'age_of_questions', items.kind::text, items.opened_at, extract(epoch from pipeline.now() - items.opened_at) / 3600, 1, items.vendor_lead_id
  from pipeline.review_items as items
  where items.resolved_at is null
  union all
  select 'data_issues', issues.issue, coalesce(issues.last_activity_at, pipeline.now()), 1, null, issues.vendor_lead_id
  from pipeline_private.standing_issues() as issues
  union all
  select 'violations', sightings.invariant, pipeline_private.business_time(sightings.first_seen_at), 1, null, sightings.vendor_lead_id
  from pipeline_private.invariant_sightings as sightings
  union all
  select 'illegal_states', sightings.invariant, pipeline_private.business_time(sightings.first_seen_at), 1, null, sightings.vendor_lead_id
  from pipeline_private.invariant_sightings as sightings
  where sightings.invariant = 'history is one legal chain';

comment on view pipeline_private.figure_levels is
  'All that adds to figures which say what stands at this moment; at: since when it does.';
