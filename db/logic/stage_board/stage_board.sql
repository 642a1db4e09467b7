create or replace function pipeline_private.board_question(
  stage text,
  first integer,
  after text,
  order_by pipeline.board_order,
  search text,
  source text,
  owner text,
  turn text,
  mine boolean
)
  returns pipeline_private.board_question
  language plpgsql
  stable
as $$
declare
  most integer := coalesce(first, 20);
  chosen_order text := coalesce((
    select 'ARRIVAL' from pipeline.stages as stages where stages.stage = board_question.stage and stages.is_terminal
  ), order_by, 'NEXT_ACTION');
begin
  if most not between 0 and 200 then
    raise exception 'a page has at most 200 cards: "%" is out of range', first using errcode = 'numeric_value_out_of_range';
  end if;
  return row (
    stage, chosen_order, case when after is not null then pipeline_private.read_board_cursor(after, chosen_order) end, most, nullif(btrim(search), ''), source,
    case when mine then pipeline_private.my_name() else btrim(owner) end, turn
  );
end
$$;

create or replace function pipeline_private.stages_with_cards(asked pipeline_private.board_question, lead_ids uuid[] default null)
  returns setof pipeline.board_stage
  language sql
  stable
  rows 20
as $$
  with cards as (
    select shown.stage, array_agg(shown.card order by shown.place) as cards
    from pipeline_private.board_cards_at(array(
      select places from pipeline_private.board_places(asked, in_one_list => false, lead_ids => lead_ids) as places
    )) as shown
    group by shown.stage
  )
  select
    stages.stage, stages.title, stages.is_terminal, coalesce(sums.leads, 0), coalesce(sums.value, 0)::numeric(16, 2),
    coalesce(cards.cards, '{}')
  from pipeline.stages as stages
  left join pipeline_private.board_sums(asked) as sums on sums.stage = stages.stage
  left join cards on cards.stage = stages.stage
  order by stages.position
$$;

comment on function pipeline_private.stages_with_cards is
  'Every stage in pipeline order with what of it is asked for; with lead_ids only these leads as cards.';

create or replace function pipeline.stage_board(
  first integer default 20,
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
    pipeline_private.board_question(null, first, null, order_by, search, source, owner, turn, mine)
  ) as board
$$;

comment on function pipeline.stage_board is
  'The board: every stage in pipeline order with how many leads stand there, what they are worth, and the first cards, all of the same moment. At a terminal stage the cards come as they got there, the latest first, whatever the order.';

create or replace function pipeline.board_cards(
  stage text default null,
  after text default null,
  first integer default 20,
  order_by pipeline.board_order default 'NEXT_ACTION',
  search pipeline.one_line default null,
  source pipeline.one_line default null,
  owner pipeline.one_line default null,
  turn pipeline.turn default null,
  mine boolean default null
)
  returns setof pipeline.board_card
  language sql
  stable
  rows 20
as $$
  select (shown.card).*
  from pipeline_private.board_cards_at(array(
    select places
    from pipeline_private.board_places(
      pipeline_private.board_question(stage, first, after, order_by, search, source, owner, turn, mine), in_one_list => stage is null
    ) as places
  )) as shown
  order by shown.place
$$;

comment on function pipeline.board_cards is
  'A page of the cards of one stage, or without a stage of all leads in the pipeline in one order, with the filters and the order of the board. Leads that move meanwhile are in the pages of where they are when a page is read.';

grant execute on function pipeline_private.board_question, pipeline_private.stages_with_cards to pipeline_viewer;
grant execute on function pipeline.stage_board, pipeline.board_cards to pipeline_viewer;
