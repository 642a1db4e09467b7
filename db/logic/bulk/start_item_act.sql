create or replace function pipeline.start_item_act(
  verb pipeline.bulk_verb,
  reason pipeline.free_text,
  item_ids uuid[] default null,
  kinds text[] default null,
  search pipeline.one_line default null,
  owner pipeline.one_line default null,
  mine boolean default null,
  unassigned boolean default null,
  snoozed boolean default null,
  until timestamptz default null,
  assignee pipeline.one_line default null,
  expected integer default null,
  act_id uuid default null
)
  returns pipeline.bulk_acts
  language plpgsql
  security definer
as $$
declare
  act pipeline.bulk_acts;
begin
  perform pipeline_private.want_person('deal with many questions');
  act := pipeline_private.bulk_act_begun(act_id);
  if act.id is not null then
    return act;
  end if;
  act := pipeline_private.item_act_asked(
    verb, reason, item_ids is not null, kinds, search, owner, mine, unassigned, snoozed, until, assignee
  );
  act.id := coalesce(start_item_act.act_id, uuidv7());
  act.expected := start_item_act.expected;
  return pipeline_private.begin_bulk_act(act, 'select chosen.id from pipeline_private.items_of_bulk($1, $2) as chosen', item_ids);
end
$$;

comment on function pipeline.start_item_act is
  'Deals with many questions to people, as a job: with those in item_ids, else with the open ones that the inbox shows with the filter. answer_items answers each with the reason; what the vendor wrote after a question is asked about anew. assign_items makes them somebody''s, snooze_items puts them off, replay_items starts the runs anew that were given up. The questions are fixed now; each is settled by itself. expected: how many the preview told of; a tenth more, or ten, are let pass. act_id names the act: the same again returns the one that began then. bulk_acts tells how far it is, pause_bulk_act(), resume_bulk_act(), cancel_bulk_act() and undo_bulk_act() are for it, too. Raises VL003 without a reason, VL004 for automation, VL018 when something is missing or cannot be, or for over 100,000 questions, VL031 for a user who is unknown or cannot look after anything, VL041 when there are more than expected lets pass.';

grant execute on function pipeline.start_item_act to pipeline_operator;

create or replace function pipeline_private.bulk_act_begun(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  act pipeline.bulk_acts;
begin
  -- Of two clicks at once the second waits, and finds what the first began.
  perform pg_advisory_xact_lock(hashtextextended(format('bulk act %s', act_id), 0)) where act_id is not null;
  select * into act from pipeline.bulk_acts as acts where acts.id = bulk_act_begun.act_id;
  return act;
end
$$;

comment on function pipeline_private.bulk_act_begun is 'The act of this name, when somebody has begun it; nobody else begins it meanwhile.';
