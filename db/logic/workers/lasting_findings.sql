create or replace function pipeline_private.amount_in_words(amount numeric)
  returns text
  language sql
  immutable
as $$
  select case when abs(amount) < 1e12 then rtrim(to_char(round(amount, 2), 'FM999,999,999,990.99'), '.') else amount::text end
$$;

comment on function pipeline_private.amount_in_words is 'An amount for people: 10,000 or 0.25.';

create or replace view pipeline_private.lasting_findings as
  select
    findings.type, findings.scope, findings.vendor_lead_id,
    coalesce(
      findings.message::text,
      format(
        '%s: %s%s%s', rules.message, pipeline_private.amount_in_words(findings.amount),
        case when findings.amount >= rules.counts_up_to then ' or more' end, ' of ' || pipeline_private.amount_in_words(findings.out_of)
      )
    ) as message,
    findings.detail || jsonb_strip_nulls(jsonb_build_object('amount', findings.amount, 'outOf', findings.out_of)) as detail
  from pipeline.alert_findings as findings
  join pipeline.alert_rules as rules on rules.type = findings.type
  where rules.holds_for is null or findings.found_since <= pipeline_private.later(pipeline.now(), - rules.holds_for);

comment on view pipeline_private.lasting_findings is 'What is wrong by the condition of a rule, and has been for as long as the rule says.';

create or replace view pipeline_private.failed_rules as
  select
    states.type as scope, null::uuid as vendor_lead_id, format('Nobody knows whether %s is wrong: %s', states.type, states.failed_because) as message,
    '{}'::jsonb as detail
  from pipeline.alert_rule_states as states
  where states.failed_because is not null;

comment on view pipeline_private.failed_rules is 'Rules of alerts whose condition could not be looked at the last time.';
