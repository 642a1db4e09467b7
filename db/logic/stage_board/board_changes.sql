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
  select board.*
  from pipeline_private.stages_with_cards(
    pipeline_private.board_question(null, 200, null, order_by, search, source, owner, turn, mine), coalesce(board_changes.lead_ids, '{}')
  ) as board
$$;

comment on function pipeline.board_changes is
  'The board after something has happened to these leads: every stage with its count and what it is worth as stage_board() has them, and as cards only these leads, where they stand now; a lead that is on none is not on the board, or not among what is asked for.';

grant execute on function pipeline.board_changes to pipeline_viewer;
