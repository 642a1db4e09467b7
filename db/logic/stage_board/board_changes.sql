create or replace function pipeline_private.board_places_of(asked pipeline_private.board_question, lead_ids uuid[])
  returns setof pipeline_private.board_place
  language plpgsql
  stable
  rows 20
  set jit = off
as $$
begin
  if cardinality(lead_ids) > 200 then
    raise exception 'at most 200 leads at once: "%" is out of range', cardinality(lead_ids) using errcode = 'numeric_value_out_of_range';
  end if;
  return query execute
    pipeline_private.places_of_query(asked, asked.order_by, 'not stages.is_terminal') || ' union all '
    || pipeline_private.places_of_query(asked, 'ARRIVAL', 'stages.is_terminal')
  using asked, lead_ids;
end
$$;

create or replace function pipeline_private.places_of_query(asked pipeline_private.board_question, order_by text, of_stages text)
  returns text
  language sql
  stable
as $$
  select format(
    $query$
      (select
        page.stage::text, page.id, pipeline_private.board_cursor(%2$L, to_jsonb(page.sort_value), page.id),
        (row_number() over (partition by page.stage order by page.sort_value %3$s nulls last, page.id %3$s))::integer
      from (
        select stages.stage, leads.id, %1$s as sort_value
        from pipeline.vendor_leads as leads
        join pipeline.stages as stages on stages.stage = leads.pipeline_stage
        where leads.id = any ($2) and %4$s and %5$s and %6$s
      ) as page)
    $query$,
    its.sort_value, places_of_query.order_by, its.direction, of_stages, pipeline_private.board_filter(asked),
    coalesce('leads.id in (' || pipeline_private.board_candidates(asked) || ')', 'true')
  )
  from pipeline_private.board_order(order_by) as its
$$;

comment on function pipeline_private.board_places_of is 'Where these leads stand, those of them that are asked for.';
comment on function pipeline_private.places_of_query is 'The same for those of these stages in one order, as SQL.';

create or replace function pipeline.board_changes(
  lead_ids uuid[],
  order_by pipeline.board_order default 'NEXT_ACTION',
  search pipeline.one_line default null,
  source pipeline.one_line default null,
  owner pipeline.one_line default null,
  turn pipeline.turn default null,
  mine boolean default null
)
  returns setof pipeline.board_stage
  language sql
  stable
  rows 20
as $$
  with asked as materialized (
    select pipeline_private.board_question(null, 0, null, order_by, search, source, owner, turn, mine) as it
  ),
  cards as (
    select shown.stage, array_agg(shown.card order by shown.place) as cards
    from pipeline_private.board_cards_at(array(
      select places from asked cross join pipeline_private.board_places_of(asked.it, lead_ids) as places
    )) as shown
    group by shown.stage
  )
  select
    stages.stage, stages.title, stages.is_terminal, coalesce(sums.leads, 0), coalesce(sums.value, 0)::numeric(16, 2),
    coalesce(cards.cards, '{}')
  from asked
  cross join pipeline.stages as stages
  left join pipeline_private.board_sums(asked.it) as sums on sums.stage = stages.stage
  left join cards on cards.stage = stages.stage
  order by stages.position
$$;

comment on function pipeline.board_changes is
  'The board after something has happened to these leads: every stage with its count and what it is worth as stage_board() has them, and as cards only these leads, where they stand now; a lead that is on none is not on the board, or not among what is asked for.';

grant execute on function pipeline_private.board_places_of, pipeline_private.places_of_query to pipeline_viewer;
grant execute on function pipeline.board_changes to pipeline_viewer;
