-- One cause is one notice: whoever is told of it is not told of what follows from it as well.
create or replace function pipeline_private.is_kept_quiet(type text, scope text)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select
    from pipeline.alert_silences as silences
    where silences.type = is_kept_quiet.type and coalesce(silences.scope, is_kept_quiet.scope) = is_kept_quiet.scope
      and silences.ended_at is null and silences.until > pipeline.now()
  ) or exists (
    select
    from pipeline.alert_rules as rules
    join pipeline.alerts as covers on covers.type = any (rules.covered_by)
    join pipeline.alert_rules as causes on causes.type = covers.type and causes.enabled
    where rules.type = is_kept_quiet.type and covers.resolved_at is null
      -- Of a silenced cause nobody was told.
      and covers.last_told_at is not null
      -- Who hears of what matters little need not be who hears of what matters much.
      and array_position(array['LOW', 'MEDIUM', 'HIGH'], covers.severity) >= array_position(array['LOW', 'MEDIUM', 'HIGH'], rules.severity)
  )
$$;

comment on function pipeline_private.is_kept_quiet is
  'Whether nobody is to be told of such an alert now: somebody has silenced it, or they were told of an open alert about its cause that matters as much.';

create or replace function pipeline_private.tg_alerts__tell_unless_quiet()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  new.last_told_at := case when not pipeline_private.is_kept_quiet(new.type, new.scope) then pipeline.now() end;
  return new;
end
$$;

comment on function pipeline_private.tg_alerts__tell_unless_quiet is 'A new alert is told at once, unless it is to be kept quiet.';

create or replace trigger _100_tell_unless_quiet before insert on pipeline.alerts
  for each row execute function pipeline_private.tg_alerts__tell_unless_quiet();

create or replace function pipeline_private.tell_again()
  returns integer
  language sql
as $$
  with due as (
    select alerts.id,
      alerts.last_told_at is not null and alerts.escalated_at is null
        and pipeline_private.later(alerts.created_at, rules.escalates_after) <= pipeline.now() as escalates
    from pipeline.alerts as alerts
    left join pipeline.alert_rules as rules on rules.type = alerts.type
    where alerts.resolved_at is null and rules.enabled is not false
      and (
        alerts.last_told_at is null
        or alerts.acknowledged_at is null and (
          pipeline_private.later(alerts.last_told_at, rules.repeats_every) <= pipeline.now()
          or alerts.escalated_at is null and pipeline_private.later(alerts.created_at, rules.escalates_after) <= pipeline.now()
        )
      )
      and not pipeline_private.is_kept_quiet(alerts.type, alerts.scope)
  ),
  told as (
    update pipeline.alerts as alerts
    set
      last_told_at = pipeline.now(),
      escalated_at = case when due.escalates then pipeline.now() else alerts.escalated_at end,
      severity = case when due.escalates then case alerts.severity when 'LOW' then 'MEDIUM' else 'HIGH' end else alerts.severity end
    from due
    where alerts.id = due.id
    returning alerts.id
  )
  select count(*)::integer from told
$$;

comment on function pipeline_private.tell_again is
  'Tells what is no longer to be kept quiet, what nobody looks after once more, and makes that matter more which nobody has looked after for too long; nothing of rules that are switched off. Returns of how many alerts people are told.';

create or replace function pipeline.silence_alert(
  type text,
  until timestamptz,
  reason pipeline.free_text,
  scope pipeline.one_line default null
)
  returns pipeline.alert_silences
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('silence alerts', silence_alert.reason);
  silence pipeline.alert_silences;
begin
  perform pipeline_private.refuse_unknown('rule of alerts', 'type', silence_alert.type, 'alert_rules', hint => 'List them: alert_rules.')
  where not exists (select from pipeline.alert_rules as rules where rules.type = silence_alert.type);
  if (silence_alert.until > pipeline.now() and silence_alert.until <= pipeline_private.later(pipeline.now(), interval '90 days')) is not true then
    raise exception 'a silence ends at a time to come, 90 days from now at the latest'
      using errcode = 'VL018', detail = jsonb_build_object('until', silence_alert.until)::text, schema = 'pipeline', table = 'alert_silences', column = 'until';
  end if;
  insert into pipeline.alert_silences (type, scope, reason, silenced_by, until)
  select silence_alert.type, nullif(btrim(silence_alert.scope), ''), btrim(silence_alert.reason), actor.name, silence_alert.until
  from pipeline_private.actor() as actor
  returning * into silence;
  perform pipeline_private.act_as_before(acting_before);
  return silence;
end
$$;

comment on function pipeline.silence_alert is
  'Nobody is told of alerts of a rule until a time, 90 days from now at the latest; with a scope only of those about it. They are raised and shown all the same, and what is open at the end is told then. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown rule, VL018 for an end that cannot be.';

create or replace function pipeline.end_silence(silence_id uuid, reason pipeline.free_text)
  returns pipeline.alert_silences
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('end a silence', end_silence.reason);
  silence pipeline.alert_silences;
begin
  update pipeline.alert_silences as silences
  set ended_at = coalesce(silences.ended_at, pipeline.now()), ended_by = coalesce(silences.ended_by, actor.name)
  from pipeline_private.actor() as actor
  where silences.id = end_silence.silence_id
  returning silences.* into silence;
  perform pipeline_private.refuse_unknown(
    'silence', 'silenceId', end_silence.silence_id, 'alert_silences', hint => 'List them: alert_silences.'
  ) where silence.id is null;
  perform pipeline_private.tell_again();
  perform pipeline_private.act_as_before(acting_before);
  return silence;
end
$$;

comment on function pipeline.end_silence is
  'Ends a silence before its time: what is open is told now. One that is over stays as it is. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown silence.';

grant execute on function pipeline.silence_alert, pipeline.end_silence to pipeline_operator;
