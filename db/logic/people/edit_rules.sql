create or replace function pipeline.preview_timer(stage text, name text, after interval)
  returns pipeline.timer_preview
  language sql
  stable
  security definer
as $$
  select
    count(*) filter (where timers.moved_at is null)::integer,
    count(*) filter (
      where timers.moved_at is null and timers.due_at is not null
        and pipeline_private.later(timers.counted_since, preview_timer.after) <= pipeline.now()
    )::integer,
    count(timers.moved_at)::integer
  from pipeline.lead_timers as timers
  where timers.stage = preview_timer.stage and timers.name = preview_timer.name
$$;

comment on function pipeline.preview_timer is
  'What it would do if the timer of this name at a stage waited so long: to how many leads, and which of them have waited so long already. It changes nothing.';

create or replace function pipeline.edit_timer(
  stage text,
  name text,
  after interval,
  reason pipeline.free_text,
  instead_of interval default null
)
  returns pipeline.stage_timers
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change how long a stage waits', edit_timer.reason);
  before pipeline.stage_timers;
  changed pipeline.stage_timers;
begin
  select * into before from pipeline.stage_timers as timers
  where timers.stage = edit_timer.stage and timers.name = edit_timer.name
  for update;
  begin
    update pipeline.stage_timers as timers
    set after = edit_timer.after
    where timers.stage = edit_timer.stage and timers.name = edit_timer.name
    returning * into changed;
    -- Now, so that a wait that would strand leads is refused here, with its reason.
    set constraints all immediate;
    set constraints all deferred;
  exception
    when check_violation or not_null_violation or unique_violation then
      raise exception 'a timer waits from a minute to 400 days, and no two of a stage wait equally long for the same'
        using
          errcode = 'VL018', detail = '{"fields": ["after"]}', hint = 'Look at it first with preview_timer().', schema = 'pipeline',
          table = 'stage_timers', column = 'after';
  end;
  if changed.stage is null then
    raise exception 'the stage % has no timer %', edit_timer.stage, edit_timer.name
      using
        errcode = 'VL010', detail = jsonb_build_object('stage', edit_timer.stage, 'timer', edit_timer.name)::text,
        hint = 'A new one comes with a release of the rules.', schema = 'pipeline', table = 'stage_timers';
  end if;
  perform pipeline_private.refuse_overtaken(
    to_jsonb(before), to_jsonb(changed), jsonb_build_object('after', instead_of), 'stage_timers',
    jsonb_build_object('stage', changed.stage, 'timer', changed.name)
  ) where instead_of <> before.after and changed.after <> before.after;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_timer is
  'How long a timer of a stage waits from now on; leads that wait by it are timed anew, but for those whose time a person has set. With instead_of, the wait that one last saw, nobody''s other wait is overwritten. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown timer, VL014 when leads would be stranded, VL018 for a wait that cannot be, VL041 when it waits otherwise than instead_of says.';

create or replace function pipeline.edit_settings(
  reason pipeline.free_text,
  company_name pipeline.one_line default null,
  video_url pipeline.one_line default null,
  send_from time default null,
  send_until time default null,
  daily_cap integer default null,
  daily_hard_cap integer default null,
  texts_per_minute integer default null,
  max_segments integer default null,
  reminder_grace interval default null,
  acceptance_confidence numeric default null,
  max_offer_rounds integer default null,
  questions_overdue_after interval default null,
  owner_answers_within interval default null,
  instead_of pipeline.settings_seen default null
)
  returns pipeline.settings
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change a threshold', edit_settings.reason);
  before pipeline.settings;
  changed pipeline.settings;
begin
  select * into before from pipeline.settings as settings where settings.only_row for update;
  begin
    update pipeline.settings as settings
    set
      company_name = coalesce(edit_settings.company_name, settings.company_name),
      video_url = coalesce(edit_settings.video_url, settings.video_url), send_from = coalesce(edit_settings.send_from, settings.send_from),
      send_until = coalesce(edit_settings.send_until, settings.send_until), daily_cap = coalesce(edit_settings.daily_cap, settings.daily_cap),
      daily_hard_cap = coalesce(edit_settings.daily_hard_cap, settings.daily_hard_cap),
      texts_per_minute = coalesce(edit_settings.texts_per_minute, settings.texts_per_minute),
      max_segments = coalesce(edit_settings.max_segments, settings.max_segments),
      reminder_grace = coalesce(edit_settings.reminder_grace, settings.reminder_grace),
      acceptance_confidence = coalesce(edit_settings.acceptance_confidence, settings.acceptance_confidence),
      max_offer_rounds = coalesce(edit_settings.max_offer_rounds, settings.max_offer_rounds),
      questions_overdue_after = coalesce(edit_settings.questions_overdue_after, settings.questions_overdue_after),
      owner_answers_within = coalesce(edit_settings.owner_answers_within, settings.owner_answers_within)
    where settings.only_row
    returning * into changed;
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlerrm, 'pipeline.settings');
  end;
  perform pipeline_private.refuse_overtaken(to_jsonb(before), to_jsonb(changed), to_jsonb(instead_of), 'settings', '{}');
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_settings is
  'Thresholds of the whole pipeline, and the company''s name and video; what is left out stays. With instead_of, what one last saw of those that one changes, nobody''s other change is overwritten. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL013 when texts would be too long, VL018 for a threshold that cannot be, VL041 when one of them is not as instead_of says.';

grant execute on function pipeline.preview_timer to pipeline_viewer;
grant execute on function pipeline.edit_timer, pipeline.edit_settings to pipeline_admin;
