create or replace function pipeline_private.tg_saved_replies__fits()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  most integer := (select rules.max_segments from pipeline.settings as rules);
  needed integer := pipeline_private.segments(pipeline_private.gsm_text(pipeline_private.longest_rendering(new.body)));
begin
  if needed > most then
    raise exception 'this reply could have % segments; % at most', needed, most
      using
        errcode = 'VL013', detail = jsonb_build_object('segments', needed, 'maxSegments', most)::text,
        hint = 'Shorten it, with plain letters only.', schema = tg_table_schema, table = tg_table_name, column = 'body';
  end if;
  return new;
end
$$;

create or replace trigger _200_fits
  before insert or update on pipeline.saved_replies
  for each row
  execute function pipeline_private.tg_saved_replies__fits();

comment on function pipeline_private.tg_saved_replies__fits is
  'Refuses, with VL013, a reply that could have more segments than the settings allow.';

create or replace function pipeline.save_reply(
  title pipeline.one_line,
  body pipeline.free_text,
  reason pipeline.free_text,
  new_title pipeline.one_line default null,
  instead_of pipeline.free_text default null
)
  returns pipeline.saved_replies
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change saved replies', save_reply.reason);
  saved pipeline.saved_replies;
begin
  select * into saved from pipeline.saved_replies as replies where replies.title = btrim(save_reply.title) for update;
  perform pipeline_private.refuse_unseen(
    saved.body, save_reply.body, instead_of, 'saved_replies', jsonb_build_object('title', saved.title)
  ) where saved.title is not null;
  begin
    if nullif(btrim(new_title), '') is not null then
      perform from pipeline.saved_replies as replies where replies.title = btrim(save_reply.title) for update;
      if not found then
        raise exception 'there is no saved reply % any more', btrim(save_reply.title)
          using errcode = 'VL010', schema = 'pipeline', table = 'saved_replies', hint = 'Leave new_title out to add one.';
      end if;
      update pipeline.saved_replies as replies
      set title = btrim(new_title)
      where replies.title = btrim(save_reply.title) and replies.title <> btrim(new_title);
    end if;
    insert into pipeline.saved_replies (title, body)
    values (coalesce(nullif(btrim(new_title), ''), btrim(save_reply.title)), btrim(save_reply.body))
    on conflict on constraint saved_replies_pkey do update set body = excluded.body
    returning * into saved;
  exception
    when check_violation or not_null_violation then
      raise exception 'a saved reply has a title of 1 to 60 and words of 1 to 1,000 characters, and no places but {first_name}, {company}, {address}, {offer_amount} and {video_url}'
        using errcode = 'VL013', schema = 'pipeline', table = 'saved_replies', hint = 'Look at it first with preview_text().';
    when unique_violation then
      raise exception 'there is a saved reply % already', new_title
        using errcode = 'VL013', schema = 'pipeline', table = 'saved_replies', column = 'title', hint = 'Choose another title, or change that one.';
  end;
  perform pipeline_private.act_as_before(acting_before);
  return saved;
end
$$;

comment on function pipeline.save_reply is
  'Adds a reply that people often write, or changes the words of the one with this title, and its title where another is given. With instead_of, the words that one last saw (empty for none), nobody''s other words are overwritten. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for a new title, the same again included, where there is no reply to change any more, VL013 for a title or words that cannot be, and for a new title that another reply has, VL041 when others stand there than instead_of says.';

create or replace function pipeline.remove_reply(title pipeline.one_line, reason pipeline.free_text)
  returns boolean
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('remove a saved reply', remove_reply.reason);
  was_there boolean;
begin
  delete from pipeline.saved_replies as replies where replies.title = btrim(remove_reply.title);
  was_there := found;
  perform pipeline_private.act_as_before(acting_before);
  return was_there;
end
$$;

comment on function pipeline.remove_reply is
  'Takes a saved reply from the list; texts that were made of it stay. undo_manual_change() takes it back. Returns whether it was there. Raises VL003 without a reason, VL004 for automation.';

create or replace function pipeline.filled_replies(lead_id uuid)
  returns setof pipeline.filled_reply
  language sql
  stable
  rows 10
  security definer
as $$
  select
    replies.title, filled.body, case when filled.body is not null then pipeline_private.segments(filled.body) end,
    array_remove(array[
      case when strpos(replies.body, '{first_name}') > 0 and pipeline_private.first_name(leads.vendor_name) is null then 'first_name' end,
      case when strpos(replies.body, '{address}') > 0 and leads.property_address is null then 'address' end,
      case when strpos(replies.body, '{offer_amount}') > 0 and leads.offer_amount is null then 'offer_amount' end
    ], null)
  from pipeline.vendor_leads as leads
  cross join pipeline.saved_replies as replies
  cross join lateral (select pipeline_private.rendered(replies.body, leads) as body) as said
  cross join lateral (select case when said.body is not null then pipeline_private.gsm_text(said.body) end as body) as filled
  where leads.id = lead_id
  order by replies.title
$$;

comment on function pipeline.filled_replies is
  'The saved replies as they would be written to a lead, by their titles, and which of their places nothing is known for. It keeps and sends nothing.';

grant execute on function pipeline.save_reply, pipeline.remove_reply to pipeline_admin;
grant execute on function pipeline.filled_replies to pipeline_viewer;
