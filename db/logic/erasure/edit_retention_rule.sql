create or replace function pipeline.preview_retention(kind text, kept_for interval default null)
  returns integer
  language sql
  stable
  security definer
as $$
  select (select count(*)::integer from pipeline_private.past_retention(rules.kind, null, preview_retention.kept_for))
  from pipeline.retention_rules as rules
  where rules.kind = preview_retention.kind
$$;

comment on function pipeline.preview_retention is
  'How many would be erased now if data of this kind were kept for so long (left out: as they are). It changes nothing; null when there is no such kind.';

create or replace function pipeline.edit_retention_rule(
  kind text,
  reason pipeline.free_text,
  kept_for interval default null,
  enabled boolean default null,
  would_go integer default null,
  instead_of interval default null,
  was_enabled boolean default null
)
  returns pipeline.retention_rules
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change for how long personal data are kept', edit_retention_rule.reason);
  due integer;
  changed pipeline.retention_rules;
begin
  select * into changed from pipeline.retention_rules as rules where rules.kind = edit_retention_rule.kind for update;
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('kept_for', changed.kept_for, 'enabled', changed.enabled),
    jsonb_build_object(
      'kept_for', coalesce(edit_retention_rule.kept_for, changed.kept_for),
      'enabled', coalesce(edit_retention_rule.enabled, changed.enabled)
    ),
    jsonb_strip_nulls(jsonb_build_object('kept_for', instead_of, 'enabled', was_enabled)),
    'retention_rules', jsonb_build_object('kind', changed.kind)
  ) where changed.kind is not null;
  begin
    update pipeline.retention_rules as rules
    set kept_for = coalesce(edit_retention_rule.kept_for, rules.kept_for), enabled = coalesce(edit_retention_rule.enabled, rules.enabled)
    where rules.kind = edit_retention_rule.kind
    returning * into changed;
  exception
    when check_violation then
      perform pipeline_private.refuse_facts(sqlerrm, 'pipeline.retention_rules');
  end;
  perform pipeline_private.refuse_unknown(
    'kind of personal data', 'kind', edit_retention_rule.kind, 'retention_rules', hint => 'List them: retention_states().'
  ) where changed.kind is null;
  -- It cannot be taken back, so whoever switches it on has seen how many that are.
  due := case when changed.enabled then pipeline.preview_retention(changed.kind) end;
  if due > coalesce(edit_retention_rule.would_go, 0) then
    raise exception '% would be erased, and % were seen', due, coalesce(edit_retention_rule.would_go, 0)
      using
        errcode = 'VL041', detail = jsonb_build_object('kind', changed.kind, 'due', due)::text,
        hint = 'Look first: preview_retention(); then say how many would go.', schema = 'pipeline', table = 'retention_rules';
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_retention_rule is
  'For how long a kind of personal data is kept, and whether what is past that is erased every night; what is left out stays. Look first: preview_retention(); of a rule that is on, no more may go than would_go says. With instead_of and was_enabled, what one last saw, nobody else''s change is written over. undo_manual_change() takes the rule back, not what it erased. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown kind, VL018 for a time that cannot be or what is kept for ever, VL041 when more would go than was seen, or somebody has changed it meanwhile.';

grant execute on function pipeline.preview_retention to pipeline_viewer;
grant execute on function pipeline.edit_retention_rule to pipeline_admin;
