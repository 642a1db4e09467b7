create or replace function pipeline_private.board_sums(asked pipeline_private.board_question)
  returns table (stage text, leads integer, value numeric)
  language plpgsql
  stable
  rows 20
  set jit = off
as $$
declare
  candidates text := pipeline_private.board_candidates(asked);
begin
  if candidates is null and asked.source is null and asked.turn is null and asked.owner is null then
    return query
      select standings.stage, (standings.leads - coalesce(archived.leads, 0))::integer, standings.value - coalesce(archived.value, 0)
      from pipeline_private.present_standings() as standings
      left join (
        select leads.pipeline_stage as stage, count(*) as leads, sum(coalesce(leads.offer_amount, leads.asking_price)) as value
        from pipeline.vendor_leads as leads
        where leads.archived_at is not null
        group by leads.pipeline_stage
      ) as archived on archived.stage = standings.stage;
  else
    return query execute format(
      $query$
        select leads.pipeline_stage, count(*)::integer, coalesce(sum(coalesce(leads.offer_amount, leads.asking_price)), 0)
        from %s
        where %s
        group by leads.pipeline_stage
      $query$,
      coalesce('(' || candidates || ') as candidates (id) join pipeline.vendor_leads as leads on leads.id = candidates.id', 'pipeline.vendor_leads as leads'),
      pipeline_private.board_filter(asked)
    ) using asked;
  end if;
end
$$;

comment on function pipeline_private.board_sums is
  'How many leads that are asked for stand at each stage, and what they are worth: the offer, or the asking price where there is none. All leads are counted from the figures, so that it costs the same with a million.';

grant execute on function pipeline_private.board_sums to pipeline_viewer;
