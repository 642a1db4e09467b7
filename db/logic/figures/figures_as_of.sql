create or replace function pipeline.figures_as_of()
  returns timestamptz
  language sql
  stable
  security definer
as $$
  select mark.complete_until from pipeline_private.figures_mark as mark
$$;

comment on function pipeline.figures_as_of is
  'Up to when stageFigures and funnel are complete; null before they were first added up. A question for them adds up what is left, unless that was done within two seconds, and the worker does every quarter of an hour; a long transaction of somebody else may hold back what came after it began.';

grant execute on function pipeline.figures_as_of to pipeline_viewer, pipeline_worker;
