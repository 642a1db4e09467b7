create or replace function pipeline.start_bulk_act(
  verb pipeline.bulk_verb,
  reason pipeline.free_text,
  lead_ids uuid[] default null,
  search pipeline.one_line default null,
  stages text[] default null,
  source pipeline.one_line default null,
  owner pipeline.one_line default null,
  turn pipeline.turn default null,
  to_stage text default null,
  at_time timestamptz default null,
  template text default null,
  assignee pipeline.one_line default null,
  expected integer default null,
  act_id uuid default null,
  fall_through text default null
)
  returns pipeline.bulk_acts
  language plpgsql
  security definer
as $$
declare
  act pipeline.bulk_acts;
begin
  perform pipeline_private.want_person('do something to many leads');
  act := pipeline_private.bulk_act_begun(act_id);
  if act.id is not null then
    return act;
  end if;
  act := pipeline_private.bulk_act_asked(
    verb, reason, lead_ids is not null, search, stages, source, owner, turn, to_stage, at_time, template, assignee,
    fall_through
  );
  act.id := coalesce(start_bulk_act.act_id, uuidv7());
  act.expected := start_bulk_act.expected;
  return pipeline_private.begin_bulk_act(act, format('select chosen.id from (%s) as chosen', pipeline_private.bulk_leads(act)), lead_ids);
end
$$;

comment on function pipeline.start_bulk_act is
  'Does one thing to many leads, as a job: to those in lead_ids, else to those that the board shows with the filter (search finds a thousand at most). The leads are fixed now; each is settled by itself, so that one that is refused undoes no other. expected: how many the preview told of; a tenth more, or ten, are let pass, since leads come and go. fall_through is one of fall_through_kinds, for a move that takes some off an agreed deal or back from an investor; it is not heeded for others. act_id names the act: the same again returns the one that began then, so that a second click does nothing twice. It is done as whoever asks, who must still have the right when its turn comes. Raises VL003 without a reason, VL004 for automation, VL018 when something is missing or cannot be, or for over 100,000 leads, VL031 for a user who is unknown or cannot look after leads, VL041 when there are more than expected lets pass.';

grant execute on function pipeline.start_bulk_act to pipeline_operator;
