create or replace function pipeline_private.board_places(asked pipeline_private.board_question, in_one_list boolean, lead_ids uuid[] default null)
  returns setof pipeline_private.board_place
  language plpgsql
  stable
  rows 100
  set jit = off
as $$
declare
  candidates text := nullif(concat_ws(
    ' intersect ', case when lead_ids is not null then 'select unnest($2)' end, pipeline_private.board_candidates(asked)
  ), '');
  of_stages text := case
    when asked.stage is null and in_one_list then
      pipeline_private.places_query(asked, asked.order_by, 'not stages.is_terminal', in_one_list, candidates)
    when asked.stage is null then
      pipeline_private.places_query(asked, asked.order_by, 'not stages.is_terminal', false, candidates) || ' union all '
      || pipeline_private.places_query(asked, 'ARRIVAL', 'stages.is_terminal', false, candidates)
    else pipeline_private.places_query(asked, asked.order_by, 'stages.stage = ($1).stage', false, candidates)
  end;
begin
  if cardinality(lead_ids) > 200 then
    raise exception 'at most 200 leads at once: "%" is out of range', cardinality(lead_ids) using errcode = 'numeric_value_out_of_range';
  end if;
  return query execute of_stages using asked, lead_ids;
end
$$;

comment on function pipeline_private.board_places is
  'The leads of a page of each column, in order; in one list: of a page of all columns but those of finished leads. With lead_ids only those of these that are asked for. The query is written for each question: a plan for all of them would read every lead.';

create or replace function pipeline_private.places_query(
  asked pipeline_private.board_question,
  order_by text,
  of_stages text,
  in_one_list boolean,
  candidates text
)
  returns text
  language sql
  stable
as $$
  select format(
    $query$
      (select
        page.stage::text, page.id, pipeline_private.board_cursor(%2$L, to_jsonb(page.sort_value), page.id),
        (row_number() over (%4$s order by page.sort_value %3$s nulls last, page.id %3$s))::integer as place
      from (%1$s) as page (stage, id, sort_value) %5$s)
    $query$,
    case
      when candidates is not null then pipeline_private.places_among_candidates(asked, its, of_stages, candidates)
      when order_by = 'NEXT_ACTION' then pipeline_private.next_places(asked, its, of_stages)
      else pipeline_private.places_of_each_stage(asked, its, of_stages)
    end,
    order_by, its.direction, case when not in_one_list then 'partition by page.stage' end,
    case when in_one_list then 'order by place limit ($1).most' end
  )
  from pipeline_private.board_order(order_by) as its
$$;

create or replace function pipeline_private.places_among_candidates(
  asked pipeline_private.board_question,
  its pipeline_private.board_sorting,
  of_stages text,
  candidates text
)
  returns text
  language sql
  stable
as $$
  select format(
    $query$
      select numbered.stage, numbered.id, numbered.sort_value
      from (
        select
          leads.pipeline_stage as stage, leads.id, %1$s as sort_value,
          row_number() over (partition by leads.pipeline_stage order by %1$s %2$s nulls last, leads.id %2$s) as place
        from (%3$s) as candidates (id)
        join pipeline.vendor_leads as leads on leads.id = candidates.id
        join pipeline.stages as stages on stages.stage = leads.pipeline_stage
        where %4$s and %5$s and %6$s
      ) as numbered
      where numbered.place <= ($1).most
    $query$,
    its.sort_value, its.direction, candidates, of_stages, pipeline_private.board_filter(asked),
    pipeline_private.after_place(its, asked.after)
  )
$$;

create or replace function pipeline_private.places_of_each_stage(
  asked pipeline_private.board_question,
  its pipeline_private.board_sorting,
  of_stages text
)
  returns text
  language sql
  stable
as $$
  select format(
    $query$
      select stages.stage, page.id, page.sort_value
      from pipeline.stages as stages
      cross join lateral (
        select leads.id, %1$s as sort_value
        from pipeline.vendor_leads as leads
        where leads.pipeline_stage = stages.stage and %4$s and %5$s
        order by %6$s, leads.id %2$s
        limit ($1).most
      ) as page
      where %3$s
    $query$,
    its.sort_value, its.direction, of_stages, pipeline_private.board_filter(asked), pipeline_private.after_place(its, asked.after),
    format(case when its.is_known then '%s %s' else '%s %s nulls last' end, its.sort_value, its.direction)
  )
$$;

comment on function pipeline_private.places_query is 'The page of each of these stages in one order, or one page of all of them, as SQL.';
comment on function pipeline_private.places_among_candidates is 'The same when few leads come into question: all of them are sorted.';
comment on function pipeline_private.places_of_each_stage is
  'The same when any may: by the index of a stage and the time of arrival, or all leads of the stage sorted.';

grant execute on function
  pipeline_private.board_places, pipeline_private.places_query, pipeline_private.places_among_candidates,
  pipeline_private.places_of_each_stage
to pipeline_viewer;
