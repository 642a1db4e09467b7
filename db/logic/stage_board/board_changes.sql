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
    select pipeline_private.board_question(null, 200, null, order_by, search, source, owner, turn, mine) as it
  ),
  cards as (
    select shown.stage, array_agg(shown.card order by shown.place) as cards
    from pipeline_private.board_cards_at(array(
      select places from asked cross join pipeline_private.board_places(asked.it, in_one_list => false, lead_ids => lead_ids) as places
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

grant execute on function pipeline.board_changes to pipeline_viewer;
