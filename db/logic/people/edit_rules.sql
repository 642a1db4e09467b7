create or replace function pipeline.edit_template(template text, body pipeline.free_text, reason pipeline.free_text)
  returns pipeline.message_templates
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change what texts say', edit_template.reason);
  changed pipeline.message_templates;
begin
  begin
    update pipeline.message_templates as templates
    set body = btrim(edit_template.body)
    where templates.template = edit_template.template
    returning * into changed;
  exception
    when check_violation then
      raise exception 'a template has 1 to 1,000 characters, and no places but {first_name}, {company}, {address}, {offer_amount} and {video_url}'
        using
          errcode = 'VL013', detail = jsonb_build_object('template', edit_template.template)::text, hint = 'Look at it first with preview_text().',
          schema = 'pipeline', table = 'message_templates', column = 'body';
  end;
  if changed.template is null then
    raise exception 'there is no template %', edit_template.template
      using
        errcode = 'VL010', detail = jsonb_build_object('template', edit_template.template)::text,
        hint = 'A new one comes with a release of the rules.', schema = 'pipeline', table = 'message_templates';
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_template is
  'Other words for a template: texts made from now on say them, those that wait already do not. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown template, VL013 for words that could be too long or have places that nobody fills in.';

create or replace function pipeline.edit_alert_rule(
  type text,
  reason pipeline.free_text,
  severity text default null,
  enabled boolean default null,
  least_count integer default null,
  least_share numeric default null
)
  returns pipeline.alert_rules
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change a rule of alerts', edit_alert_rule.reason);
  changed pipeline.alert_rules;
begin
  begin
    update pipeline.alert_rules as rules
    set
      severity = coalesce(edit_alert_rule.severity, rules.severity), enabled = coalesce(edit_alert_rule.enabled, rules.enabled),
      least_count = coalesce(edit_alert_rule.least_count, rules.least_count),
      least_share = coalesce(edit_alert_rule.least_share, rules.least_share)
    where rules.type = edit_alert_rule.type
    returning * into changed;
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlerrm, 'pipeline.alert_rules');
  end;
  if changed.type is null then
    raise exception 'there is no rule of alerts %', edit_alert_rule.type
      using errcode = 'VL010', detail = jsonb_build_object('type', edit_alert_rule.type)::text, hint = 'List them: alert_rules.', schema = 'pipeline', table = 'alert_rules';
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_alert_rule is
  'How much an alert matters, whether it is raised, and from which count or share on; what is left out stays. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown type, VL018 for a threshold that cannot be.';

grant execute on function pipeline.edit_template, pipeline.edit_alert_rule to pipeline_admin;
