create or replace function pipeline.explain_move(lead_id uuid, to_stage text)
  returns pipeline.move_requirements
  language plpgsql
  stable
  security definer
as $$
declare
  lead pipeline.vendor_leads;
  edge pipeline.stage_transitions;
  answer pipeline.move_requirements;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  if not found then
    raise exception 'there is no lead %', lead_id
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead_id)::text, schema = 'pipeline', table = 'vendor_leads';
  end if;
  select * into edge
  from pipeline.stage_transitions as edges
  where edges.from_stage = lead.pipeline_stage
    and edges.to_stage = explain_move.to_stage
    and pipeline_private.is_legal(edges, lead.previous_stage);

  answer.legal := edge.to_stage is not null;
  answer.open_to_automation := answer.legal and edge.class = 'automation' and lead.held_at is null;
  answer.reason_required := answer.legal and (edge.reason_required or to_stage = 'DEAD_LEAD');
  answer.asks_fall_through := pipeline_private.is_fall_through(lead.pipeline_stage, to_stage);
  answer.missing_fields := case when answer.legal then pipeline_private.missing_fields(lead, to_stage) else '{}' end;
  answer.legal_stages := pipeline_private.legal_stages(lead.pipeline_stage, lead.previous_stage, true);
  return answer;
end
$$;

comment on function pipeline.explain_move is
  'What the move of a lead to a stage needs, before anybody asks for it. Raises VL010 for an unknown lead.';

grant execute on function pipeline.explain_move to pipeline_viewer;
