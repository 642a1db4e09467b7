-- How far leads come is told by the steps of the funnel, whatever became of them since.
create or replace view pipeline_private.funnel_marks as
  select
    max(stages.funnel_step) filter (where stages.stage = 'AI_CONVERSATION') as conversation,
    max(stages.funnel_step) filter (where stages.stage = 'DEAL_VALIDATION') as validation,
    max(stages.funnel_step) filter (where stages.stage = 'OFFER_MADE') as offer,
    max(stages.funnel_step) filter (where stages.stage = 'OFFER_ACCEPTED') as acceptance,
    max(stages.funnel_step) filter (where stages.stage = 'COMPLETED') as completion
  from pipeline.stages as stages;

comment on view pipeline_private.funnel_marks is 'The steps of the funnel that rates are about.';

-- Asked of millions of moves: without a search_path of its own, so that it is inlined; its body is bound when it is made.
create or replace function pipeline_private.furthest_step(lead_id uuid, before_visit integer default null)
  returns setof integer
  language sql
  stable
  rows 1
begin atomic
  select coalesce(max(stages.funnel_step), 0)
  from pipeline.pipeline_events as events
  join pipeline.stages as stages on stages.stage = events.to_stage
  where events.vendor_lead_id = lead_id and events.event_type = 'stage_change'
    and (before_visit is null or events.stage_visit < before_visit);
end;

comment on function pipeline_private.furthest_step is 'The furthest step of the funnel that a lead has ever reached, or had before a visit, as one row; 0 for none.';

grant execute on function pipeline_private.furthest_step to pipeline_admin;
