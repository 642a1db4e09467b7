create or replace function pipeline_private.tg_owner_rules__refuse()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  new.owner := pipeline_private.owner_meant(new.owner);
  if exists (select from pipeline.stages as stages where stages.stage = new.stage and stages.is_terminal) then
    raise exception 'leads end at %: nobody needs to look after them there', new.stage
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', array['stage'])::text, hint = 'Name a stage where leads are live.',
        schema = tg_table_schema, table = tg_table_name, column = 'stage';
  end if;
  return new;
end
$$;

create or replace trigger _200_refuse
  before insert or update on pipeline.owner_rules
  for each row
  execute function pipeline_private.tg_owner_rules__refuse();

comment on function pipeline_private.tg_owner_rules__refuse is
  'A rule names somebody who may look after leads (VL031), and a stage where leads are live (VL018).';

create or replace function pipeline.add_owner_rule(
  stage text,
  owner pipeline.one_line,
  source pipeline.one_line default null,
  reason pipeline.free_text default null
)
  returns pipeline.owner_rules
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_because(reason);
  rule pipeline.owner_rules;
begin
  perform pipeline_private.want_person('change who looks after leads');
  perform pipeline_private.want_stage(add_owner_rule.stage);
  insert into pipeline.owner_rules as rules (stage, source, owner)
  values (add_owner_rule.stage, pipeline_private.source_meant(add_owner_rule.source), add_owner_rule.owner)
  on conflict on constraint everybody_takes_one_turn do nothing
  returning * into rule;
  if rule.id is null then
    raise exception '% takes a turn there already', owner
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['owner'])::text, schema = 'pipeline', table = 'owner_rules';
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return rule;
end
$$;

comment on function pipeline.add_owner_rule is
  'From now on a user takes turns looking after leads that come to a stage; with a source only those of this source, of which the rules without one then get none while somebody is there. New leads are those that come to the first stage. undo_manual_change() takes it back. Raises VL004 for automation, VL010 for an unknown stage, VL018 for a stage where leads end, for what cannot be a source, and for somebody who takes a turn there already, VL031 for a user who cannot look after leads.';

create or replace function pipeline.edit_owner_rule(
  rule_id uuid,
  stage text default null,
  owner pipeline.one_line default null,
  source pipeline.one_line default null,
  reason pipeline.free_text default null
)
  returns pipeline.owner_rules
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_because(reason);
  rule pipeline.owner_rules;
begin
  perform pipeline_private.want_person('change who looks after leads');
  perform pipeline_private.want_stage(edit_owner_rule.stage);
  begin
    update pipeline.owner_rules as rules
    set
      stage = coalesce(edit_owner_rule.stage, rules.stage),
      owner = coalesce(nullif(btrim(edit_owner_rule.owner), ''), rules.owner),
      source = case when edit_owner_rule.source is null then rules.source else pipeline_private.source_meant(edit_owner_rule.source) end
    where rules.id = edit_owner_rule.rule_id
    returning * into rule;
  exception
    when unique_violation then
      raise exception 'they take a turn there already'
        using errcode = 'VL018', detail = jsonb_build_object('fields', array['owner'])::text, schema = 'pipeline', table = 'owner_rules';
  end;
  perform pipeline_private.refuse_unknown(
    'owner rule', 'ruleId', edit_owner_rule.rule_id, 'owner_rules', hint => 'List them: owner_rules.'
  ) where rule.id is null;
  perform pipeline_private.act_as_before(acting_before);
  return rule;
end
$$;

comment on function pipeline.edit_owner_rule is
  'Another stage, user or source of an owner rule; what is left out stays, and an empty source means all. Leads that it has given stay where they are. undo_manual_change() takes it back. Raises VL004 for automation, VL010 for an unknown rule or stage, VL018 for a stage where leads end, for what cannot be a source, and for somebody who takes a turn there already, VL031 for a user who cannot look after leads.';

create or replace function pipeline.remove_owner_rule(rule_id uuid, reason pipeline.free_text default null)
  returns pipeline.owner_rules
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_because(reason);
  rule pipeline.owner_rules;
begin
  perform pipeline_private.want_person('change who looks after leads');
  delete from pipeline.owner_rules as rules where rules.id = remove_owner_rule.rule_id returning * into rule;
  perform pipeline_private.refuse_unknown(
    'owner rule', 'ruleId', remove_owner_rule.rule_id, 'owner_rules', hint => 'List them: owner_rules.'
  ) where rule.id is null;
  perform pipeline_private.act_as_before(acting_before);
  return rule;
end
$$;

comment on function pipeline.remove_owner_rule is
  'The user takes no turn there any more; leads that they have stay theirs. undo_manual_change() takes it back. Raises VL004 for automation, VL010 for an unknown rule.';

grant execute on function pipeline.add_owner_rule, pipeline.edit_owner_rule, pipeline.remove_owner_rule to pipeline_admin;

create or replace function pipeline_private.want_stage(stage text)
  returns void
  language sql
  stable
as $$
  select pipeline_private.refuse_unknown('stage', 'stage', want_stage.stage, 'stages')
  where want_stage.stage is not null and not exists (select from pipeline.stages as stages where stages.stage = want_stage.stage)
$$;

comment on function pipeline_private.want_stage is 'Raises VL010 for a stage that the rules do not know; null is none.';
