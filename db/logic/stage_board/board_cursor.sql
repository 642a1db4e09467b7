create or replace function pipeline_private.board_cursor(order_by text, sort_value jsonb, lead_id uuid)
  returns text
  language sql
  stable
as $$
  select translate(encode(convert_to(jsonb_build_array(order_by, sort_value, lead_id)::text, 'utf8'), 'base64'), E'\n', '')
$$;

comment on function pipeline_private.board_cursor is
  'A place in a column of the board: the order it is of, what the lead is sorted by there, and the lead. For whoever gets it a text without a meaning.';

create or replace function pipeline_private.read_board_cursor(cursor text, order_by text)
  returns jsonb
  language plpgsql
  stable
as $$
declare
  held jsonb;
begin
  begin
    held := convert_from(decode(cursor, 'base64'), 'utf8')::jsonb;
    if held ->> 0 = read_board_cursor.order_by and (held ->> 2)::uuid is not null and (
      held ->> 1 is null
      or pg_input_is_valid(held ->> 1, (pipeline_private.board_order(read_board_cursor.order_by)).kind)
    ) then
      return held;
    end if;
  exception
    when data_exception or untranslatable_character or character_not_in_repertoire then
      null;
  end;
  raise exception 'no place in this order: "%"', cursor
    using errcode = 'invalid_text_representation', hint = 'A cursor is what a card of the same order has.';
end
$$;

comment on function pipeline_private.read_board_cursor is
  'What a cursor holds. Raises 22P02 for one that is none, or of another order.';

grant execute on function pipeline_private.board_cursor, pipeline_private.read_board_cursor to pipeline_viewer;
