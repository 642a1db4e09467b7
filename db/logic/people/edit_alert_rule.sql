create or replace function pipeline.edit_alert_rule(
  type text,
  reason pipeline.free_text,
  severity text default null,
  enabled boolean default null,
  least_count integer default null,
  least_share numeric default null,
  least_sample integer default null,
  below_share numeric default null,
  holds_for interval default null,
  repeats_every interval default null,
  escalates_after interval default null,
  instead_of pipeline.alert_rule_seen default null
)
  returns pipeline.alert_rules
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change a rule of alerts', edit_alert_rule.reason);
  before pipeline.alert_rules;
  changed pipeline.alert_rules;
begin
  select * into before from pipeline.alert_rules as rules where rules.type = edit_alert_rule.type for update;
  begin
    update pipeline.alert_rules as rules
    set
      severity = coalesce(edit_alert_rule.severity, rules.severity), enabled = coalesce(edit_alert_rule.enabled, rules.enabled),
      least_count = coalesce(edit_alert_rule.least_count, rules.least_count),
      least_share = coalesce(edit_alert_rule.least_share, rules.least_share),
      least_sample = coalesce(edit_alert_rule.least_sample, rules.least_sample),
      below_share = coalesce(edit_alert_rule.below_share, rules.below_share),
      -- Null says that it stays, so no wait at all says that there is none.
      holds_for = nullif(coalesce(edit_alert_rule.holds_for, rules.holds_for), '0'),
      repeats_every = nullif(coalesce(edit_alert_rule.repeats_every, rules.repeats_every), '0'),
      escalates_after = nullif(coalesce(edit_alert_rule.escalates_after, rules.escalates_after), '0')
    where rules.type = edit_alert_rule.type
    returning * into changed;
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlerrm, 'pipeline.alert_rules');
  end;
  perform pipeline_private.refuse_unknown(
    'rule of alerts', 'type', edit_alert_rule.type, 'alert_rules', hint => 'List them: alert_rules.'
  ) where changed.type is null;
  perform pipeline_private.refuse_overtaken(
    to_jsonb(before), to_jsonb(changed), to_jsonb(instead_of), 'alert_rules', jsonb_build_object('type', changed.type)
  );
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_alert_rule is
  'How much an alert matters, whether it is raised, from which count or share on, how long it must hold, and when it is told again or matters more (after no time at all: at once, once only, never); what is left out stays. Look at it first with preview_alert_rule(). With instead_of, what one last saw of what one changes, nobody''s other change is overwritten. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown type, VL018 for a threshold that cannot be, VL041 when it is not as instead_of says.';

grant execute on function pipeline.edit_alert_rule to pipeline_admin;
