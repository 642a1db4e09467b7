create or replace function pipeline_private.legal_stages(from_stage text, return_stage text, for_person boolean)
  returns text[]
  language sql
  stable
as $$
  select coalesce(array_agg(legal.to_stage order by stages.position), '{}')
  from pipeline.stage_transitions as legal
  join pipeline.stages as stages on stages.stage = legal.to_stage
  where legal.from_stage = legal_stages.from_stage
    and (for_person or legal.class = 'automation')
    and pipeline_private.is_legal(legal, return_stage)
$$;

comment on function pipeline_private.legal_stages is
  'Where a lead may go from a stage, in pipeline order; return_stage is the stage it was in before.';
