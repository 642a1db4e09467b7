-- A condition comes by a release, like a function; it is run by a role that may only read, in a transaction that may only read.
create or replace function pipeline_private.findings_of(type text, at timestamptz default pipeline.now())
  returns setof pipeline_private.alert_finding
  language plpgsql
  stable
  rows 10
as $$
declare
  rule pipeline.alert_rules;
  role_before text := current_setting('role');
begin
  select * into rule from pipeline.alert_rules as rules where rules.type = findings_of.type;
  if rule.condition is not null then
    -- Whoever asks, be it an admin who tries a rule: it may do what the worker lets it do.
    perform set_config('role', 'pipeline_viewer', true);
    return query execute format(
      'select known.* from (%s) as found cross join lateral jsonb_populate_record(null::pipeline_private.alert_finding, to_jsonb(found)) as known limit 1000',
      rule.condition
    ) using coalesce(findings_of.at, pipeline.now()), rule.counts_up_to;
    perform set_config('role', role_before, true);
  end if;
end
$$;

comment on function pipeline_private.findings_of is
  'What the condition of a rule of alerts finds at a moment, 1,000 rows at most; nothing for a rule without one.';

create or replace function pipeline_private.is_to_be_raised(rule pipeline.alert_rules, found pipeline_private.alert_finding)
  returns boolean
  language sql
  immutable
as $$
  select coalesce(
    found.is_wrong,
    (rule.least_count is null or coalesce(found.amount >= rule.least_count, false))
      and (rule.least_sample is null or coalesce(found.out_of >= rule.least_sample, false))
      and (rule.least_share is null or coalesce(found.amount / nullif(found.out_of, 0) >= rule.least_share, false))
      and (rule.below_share is null or coalesce(found.amount / nullif(found.out_of, 0) < rule.below_share, false))
  )
$$;

comment on function pipeline_private.is_to_be_raised is
  'Whether what a condition found is to be raised by the thresholds of its rule, unless the condition says so itself. What there is nothing to divide by is not.';

create or replace function pipeline_private.rules_to_look_at()
  returns setof text
  language sql
  stable
  security definer
  rows 30
as $$
  select rules.type from pipeline.alert_rules as rules where rules.condition is not null order by rules.type
$$;

comment on function pipeline_private.rules_to_look_at is
  'Rules of alerts with a condition, those that are switched off too: how it would have gone is seen before they are switched on.';

create or replace function pipeline_private.note_findings(type text, findings jsonb, failed_because text default null)
  returns void
  language plpgsql
  security definer
as $$
declare
  rule pipeline.alert_rules;
begin
  perform pipeline_private.act_as('worker', 'generate_alerts');
  select * into rule from pipeline.alert_rules as rules where rules.type = note_findings.type and rules.condition is not null;
  if rule.type is null then
    return; -- it has gone
  end if;
  insert into pipeline.alert_rule_states as states (type, looked_at, failed_because)
  values (rule.type, pipeline.now(), left(note_findings.failed_because, 300))
  on conflict on constraint alert_rule_states_pkey do update set looked_at = excluded.looked_at, failed_because = excluded.failed_because;
  if note_findings.failed_because is null then
    perform pipeline_private.keep_values(rule, note_findings.findings);
    perform pipeline_private.keep_findings(rule, note_findings.findings);
  end if;
end
$$;

create or replace function pipeline_private.keep_values(rule pipeline.alert_rules, found jsonb)
  returns void
  language sql
as $$
  delete from pipeline.alert_values as known
  where known.type = rule.type and known.hour_at < pipeline_private.later(pipeline.now(), interval '-100 days');

  insert into pipeline.alert_values as known (type, scope, hour_at, amount, out_of, is_wrong)
  select rule.type, each.scope, date_bin('1 hour', pipeline.now(), timestamptz '2000-01-01 00:00:00Z'), each.amount, each.out_of, pipeline_private.is_to_be_raised(rule, each)
  from jsonb_populate_recordset(null::pipeline_private.alert_finding, found) as each
  where each.vendor_lead_id is null and each.scope is not null and each.amount is not null
  on conflict on constraint alert_values_pkey do update
    set amount = excluded.amount, out_of = excluded.out_of, is_wrong = excluded.is_wrong
$$;

create or replace function pipeline_private.keep_findings(rule pipeline.alert_rules, found jsonb)
  returns void
  language sql
as $$
  with wrong as materialized (
    select each.*
    from jsonb_populate_recordset(null::pipeline_private.alert_finding, found) as each
    where each.scope is not null and pipeline_private.is_to_be_raised(rule, each)
  ),
  over as (
    delete from pipeline.alert_findings as known
    where known.type = rule.type and not exists (select from wrong where wrong.scope = known.scope)
  )
  insert into pipeline.alert_findings as known (type, scope, vendor_lead_id, amount, out_of, message, detail)
  select rule.type, wrong.scope, wrong.vendor_lead_id, wrong.amount, wrong.out_of, left(wrong.message, 300), coalesce(wrong.detail, '{}')
  from wrong
  on conflict on constraint alert_findings_pkey do update
    set
      vendor_lead_id = excluded.vendor_lead_id, amount = excluded.amount, out_of = excluded.out_of, message = excluded.message,
      detail = excluded.detail
$$;

comment on function pipeline_private.note_findings is
  'What the condition of a rule was found to say now, as an array of alert_finding, or why it could not be run: then what it had found stands.';
comment on function pipeline_private.keep_values is 'Keeps what was found as the hour''s values, and forgets those of 100 days ago.';
comment on function pipeline_private.keep_findings is 'Keeps what is wrong, since when, and forgets what is no longer.';

create or replace function pipeline.watched_values()
  returns setof pipeline.watched_value
  language sql
  stable
  rows 30
as $$
  select
    known.type, known.scope, (array_agg(known.amount order by known.hour_at desc))[1], (array_agg(known.out_of order by known.hour_at desc))[1],
    (array_agg(known.is_wrong order by known.hour_at desc))[1],
    array_agg(coalesce(known.amount / nullif(known.out_of, 0), known.amount)::double precision order by known.hour_at)
  from pipeline.alert_values as known
  where known.hour_at > pipeline_private.later(pipeline.now(), interval '-72 hours')
  group by known.type, known.scope
  order by known.type, known.scope
$$;

comment on function pipeline.watched_values is 'What the conditions of rules of alerts found last, and in the hours of three days: a row for each rule and scope.';

grant execute on function pipeline.watched_values to pipeline_viewer;
grant execute on function pipeline_private.findings_of, pipeline_private.is_to_be_raised to pipeline_viewer;
grant execute on function pipeline_private.rules_to_look_at, pipeline_private.note_findings to pipeline_worker;
