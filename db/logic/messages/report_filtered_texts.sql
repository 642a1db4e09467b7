create or replace function pipeline_private.report_filtered_texts()
  returns void
  language plpgsql
as $$
declare
  day_ago timestamptz := pipeline.now() - interval '24 hours';
  rule pipeline.alert_rules;
  filtered jsonb;
begin
  select * into rule from pipeline.alert_rules as rules where rules.type = 'TEXTS_FILTERED';
  -- What was sent is counted only where enough was filtered.
  with failed as (
    select coalesce(messages.template, messages.purpose) as what, count(*) as texts
    from pipeline.lead_messages as messages
    where messages.error_code is not null and messages.sent_at > day_ago
      and (pipeline_private.error_of_carrier(messages.carrier, messages.error_code)).treatment = 'filtered'
    group by coalesce(messages.template, messages.purpose)
    having count(*) >= coalesce(rule.least_count, 1)
  )
  select coalesce(jsonb_object_agg(failed.what, jsonb_build_object('what', failed.what, 'texts', failed.texts, 'ofTexts', sent.texts)), '{}')
  into filtered
  from failed
  cross join lateral (
    select count(*) as texts
    from pipeline.lead_messages as messages
    where messages.sent_at > day_ago and messages.direction = 'outbound' and coalesce(messages.template, messages.purpose) = failed.what
  ) as sent
  where failed.texts >= sent.texts * coalesce(rule.least_share, 0);

  perform pipeline_private.raise_alert(
    'TEXTS_FILTERED', told.what,
    format('Carriers filtered %s of %s texts of %s in a day', told.detail ->> 'texts', told.detail ->> 'ofTexts', told.what), null, told.detail
  )
  from jsonb_each(filtered) as told (what, detail);
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'TEXTS_FILTERED' and alerts.resolved_at is null and not filtered ? alerts.scope;
end
$$;

comment on function pipeline_private.report_filtered_texts is
  'Raises TEXTS_FILTERED for each template of which carriers filtered so many texts within a day, and such a share of them, as its rule says, and ends it when that is over.';
