create or replace function pipeline.preview_alert_rule(
  type text,
  enabled boolean default null,
  least_count integer default null,
  least_share numeric default null,
  least_sample integer default null,
  below_share numeric default null
)
  returns pipeline.alert_rule_preview
  language plpgsql
  stable
as $$
declare
  rule pipeline.alert_rules := pipeline_private.rule_with(
    preview_alert_rule.type, preview_alert_rule.enabled, preview_alert_rule.least_count, preview_alert_rule.least_share,
    preview_alert_rule.least_sample, preview_alert_rule.below_share
  );
  found_scopes text[];
  open_scopes text[];
begin
  if rule.type is null then
    return null;
  end if;
  open_scopes := array(select alerts.scope from pipeline.alerts as alerts where alerts.type = rule.type and alerts.resolved_at is null);
  found_scopes := case
    when rule.condition is not null then array(
      select seen.scope from pipeline_private.findings_of(rule.type) as seen where pipeline_private.is_to_be_raised(rule, seen)
    )
    else pipeline_private.looked_for_scopes(rule)
  end;
  return row (
    cardinality(open_scopes),
    case
      when not rule.enabled then 0
      when rule.is_looked_for then (select count(*) from unnest(found_scopes) as scope where scope <> all (open_scopes))
    end,
    case when rule.is_looked_for then (select count(*) from unnest(open_scopes) as scope where scope <> all (found_scopes)) else 0 end
  )::pipeline.alert_rule_preview;
end
$$;

create or replace function pipeline_private.looked_for_scopes(rule pipeline.alert_rules)
  returns text[]
  language sql
  stable
  security definer
as $$
  select case
    when rule.type = 'TEXTS_FILTERED' then array(
      select filtered.what from pipeline_private.texts_filtered(rule.least_count, rule.least_share) as filtered
    )
    else array(select looked_for.scope from pipeline_private.looked_for_alerts as looked_for where looked_for.type = rule.type)
  end
$$;

create or replace function pipeline_private.rule_with(
  type text,
  enabled boolean,
  least_count integer,
  least_share numeric,
  least_sample integer,
  below_share numeric
)
  returns pipeline.alert_rules
  language plpgsql
  stable
as $$
declare
  rule pipeline.alert_rules;
begin
  select * into rule from pipeline.alert_rules as rules where rules.type = rule_with.type;
  rule.enabled := coalesce(rule_with.enabled, rule.enabled);
  rule.least_count := coalesce(rule_with.least_count, rule.least_count);
  rule.least_share := coalesce(rule_with.least_share, rule.least_share);
  rule.least_sample := coalesce(rule_with.least_sample, rule.least_sample);
  rule.below_share := coalesce(rule_with.below_share, rule.below_share);
  return rule;
end
$$;

comment on function pipeline.preview_alert_rule is
  'What a rule of alerts would do at once if it were so: what is left out stays. It changes nothing; null when there is no such rule.';
comment on function pipeline_private.looked_for_scopes is
  'Of what a rule without a condition would be raised now, by its thresholds: what no condition could find, since whoever may only read may not see it.';
comment on function pipeline_private.rule_with is 'A rule of alerts with other thresholds, where they are given; all null when there is no such rule.';

create or replace function pipeline.try_alert_rule(
  type text,
  from_at timestamptz,
  to_at timestamptz default null,
  least_count integer default null,
  least_share numeric default null,
  least_sample integer default null,
  below_share numeric default null
)
  returns setof pipeline.alert_trial
  language plpgsql
  stable
  rows 100
as $$
declare
  rule pipeline.alert_rules := pipeline_private.rule_with(
    try_alert_rule.type, null, try_alert_rule.least_count, try_alert_rule.least_share, try_alert_rule.least_sample, try_alert_rule.below_share
  );
  until timestamptz := least(coalesce(try_alert_rule.to_at, pipeline.now()), pipeline.now());
  step interval := case when until - try_alert_rule.from_at > interval '7 days' then interval '24 hours' else interval '1 hour' end;
begin
  if rule.condition is null then
    raise exception 'there is no rule of alerts % with a condition', try_alert_rule.type
      using errcode = 'VL010', detail = jsonb_build_object('type', try_alert_rule.type)::text, hint = 'List them: alert_rules.', schema = 'pipeline', table = 'alert_rules';
  elsif try_alert_rule.from_at < pipeline_private.later(until, interval '-400 days') then
    raise exception 'a rule is tried over 400 days at most'
      using errcode = 'VL018', detail = jsonb_build_object('fromAt', try_alert_rule.from_at)::text, schema = 'pipeline', table = 'alert_rules';
  end if;
  if rule.looks_back then
    return query
      select moments.at, seen.scope, seen.amount, seen.out_of, pipeline_private.is_to_be_raised(rule, seen)
      from generate_series(try_alert_rule.from_at, until, step, 'UTC') as moments (at)
      cross join lateral pipeline_private.findings_of(rule.type, moments.at) as seen
      order by moments.at, seen.scope;
  else
    return query
      select
        known.hour_at, known.scope, known.amount, known.out_of,
        pipeline_private.is_to_be_raised(rule, row (known.scope, null, known.amount, known.out_of, null, null, null)::pipeline_private.alert_finding)
      from pipeline.alert_values as known
      where known.type = rule.type and known.hour_at >= try_alert_rule.from_at and known.hour_at <= until
      order by known.hour_at, known.scope;
  end if;
end
$$;

comment on function pipeline.try_alert_rule is
  'How a rule of alerts with a condition would have gone, with other thresholds where they are given: its condition at each hour of up to 7 days, else each day of up to 400; of one that tells only how it is, what was found in each hour, whether it was switched on or not. It changes nothing. Raises VL010 for a rule without a condition, VL018 for more than 400 days.';

grant execute on function
  pipeline.preview_alert_rule, pipeline.try_alert_rule, pipeline_private.rule_with, pipeline_private.looked_for_scopes
  to pipeline_viewer;
