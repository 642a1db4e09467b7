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
  -- Of two clicks at once the second waits, and finds what the first began.
  perform pg_advisory_xact_lock(hashtextextended(format('bulk act %s', start_bulk_act.act_id), 0)) where start_bulk_act.act_id is not null;
  select * into act from pipeline.bulk_acts as acts where acts.id = start_bulk_act.act_id;
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

create or replace function pipeline_private.begin_bulk_act(act pipeline.bulk_acts, leads text, lead_ids uuid[])
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  actor record := pipeline_private.actor();
  acting_before text[];
begin
  act.asked_by := pipeline_private.own_name();
  act.actor_kind := actor.kind;
  act.actor := actor.name;
  act.user_id := actor.user_id;
  act.login := session_user;
  act.started_at := pipeline.now();
  act.status := 'paused';
  act.newly_booked := false;
  act.matched := 0;
  act.done := 0;
  act.refused := 0;
  act.undone := 0;
  insert into pipeline.bulk_acts select act.*;

  execute format(
    'insert into pipeline.bulk_act_leads (act_id, vendor_lead_id) select ($1).id, chosen.id from (%s) as chosen (id) limit 100001', leads
  ) using act, lead_ids;
  get diagnostics act.matched = row_count;
  if act.matched > 100000 then
    raise exception 'there are more than 100,000 leads'
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['lead_ids'])::text, hint = 'Do it in parts.';
  end if;
  if act.matched > act.expected + greatest(10, act.expected / 10) then
    raise exception 'there are % leads by now, and % when somebody looked', act.matched, act.expected
      using
        errcode = 'VL041', detail = jsonb_build_object('expected', act.expected, 'matched', act.matched)::text,
        hint = 'Look again at what would become of them.';
  end if;

  acting_before := pipeline_private.act_as(act.actor_kind, current_setting('pipeline.actor', true), act.reason, current_setting('pipeline.user_id', true));
  perform pipeline_private.record_event(
    null, 'bulk_act_started', jsonb_build_object('bulkActId', act.id, 'verb', act.verb, 'leads', act.matched)
  );
  perform pipeline_private.act_as_before(acting_before);
  update pipeline.bulk_acts as acts set matched = act.matched where acts.id = act.id;
  return pipeline_private.go_on_with_bulk(act.id);
end
$$;

comment on function pipeline_private.begin_bulk_act is 'Keeps a bulk act with its leads, given as a query for their ids, and lets it begin.';

create or replace function pipeline_private.go_on_with_bulk(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  act pipeline.bulk_acts;
  is_over boolean := not exists (
    select from pipeline.bulk_act_leads as leads where leads.act_id = go_on_with_bulk.act_id and leads.outcome = 'waiting'
  );
begin
  -- At a clock that stands, the next look is due at the same time as the last one, and yet another.
  update pipeline.bulk_acts as acts
  set
    status = case when is_over then 'finished' else 'running' end, finished_at = case when is_over then pipeline.now() end,
    look_at = case when not is_over then pipeline.now() end, booked_at = null
  where acts.id = go_on_with_bulk.act_id
  returning * into act;
  if is_over then
    perform pipeline_private.record_event(
      null, 'bulk_act_ended',
      jsonb_build_object('bulkActId', act.id, 'verb', act.verb, 'leads', act.matched, 'done', act.done, 'refused', act.refused)
    );
  end if;
  return act;
end
$$;

comment on function pipeline_private.go_on_with_bulk is 'Lets the next leads of an act be taken, or ends it when all are settled. The caller has it locked.';
