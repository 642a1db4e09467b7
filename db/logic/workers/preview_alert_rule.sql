create or replace function pipeline.preview_alert_rule(
  type text,
  enabled boolean default null,
  least_count integer default null,
  least_share numeric default null
)
  returns pipeline.alert_rule_preview
  language sql
  stable
  security definer
as $$
  with rule as (
    select
      rules.type, coalesce(preview_alert_rule.enabled, rules.enabled) as enabled, rules.is_looked_for,
      coalesce(preview_alert_rule.least_count, rules.least_count) as least_count,
      coalesce(preview_alert_rule.least_share, rules.least_share) as least_share
    from pipeline.alert_rules as rules
    where rules.type = preview_alert_rule.type
  ), found as (
    select filtered.what as scope
    from rule
    cross join lateral pipeline_private.texts_filtered(rule.least_count, rule.least_share) as filtered
    where rule.type = 'TEXTS_FILTERED'
    union all
    select looked_for.scope
    from rule
    join pipeline_private.looked_for_alerts as looked_for using (type)
    where rule.type <> 'TEXTS_FILTERED'
  ), open_ones as (
    select alerts.scope from rule join pipeline.alerts as alerts using (type) where alerts.resolved_at is null
  )
  select row (
    (select count(*) from open_ones),
    case
      when not rule.enabled then 0
      when rule.is_looked_for then (select count(*) from found where found.scope not in (select open_ones.scope from open_ones))
    end,
    case when rule.is_looked_for then (select count(*) from open_ones where open_ones.scope not in (select found.scope from found)) else 0 end
  )::pipeline.alert_rule_preview
  from rule
$$;

comment on function pipeline.preview_alert_rule is
  'What a rule of alerts would do at once if it were so: what is left out stays. It changes nothing; null when there is no such rule.';

grant execute on function pipeline.preview_alert_rule to pipeline_viewer;
