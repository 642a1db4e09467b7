create or replace function pipeline_private.texts_filtered(least_count integer, least_share numeric)
  returns table (what text, texts bigint, of_texts bigint)
  language sql
  stable
  rows 10
as $$
  -- What was sent is counted only where enough was filtered.
  select failed.what, failed.texts, sent.texts
  from (
    select coalesce(messages.template, messages.purpose)::text as what, count(*) as texts
    from pipeline.lead_messages as messages
    where messages.error_code is not null and messages.sent_at > pipeline.now() - interval '24 hours'
      and (pipeline_private.error_of_carrier(messages.carrier, messages.error_code)).treatment = 'filtered'
    group by coalesce(messages.template, messages.purpose)::text
    having count(*) >= coalesce(least_count, 1)
  ) as failed
  cross join lateral (
    select count(*) as texts
    from pipeline.lead_messages as messages
    where messages.sent_at > pipeline.now() - interval '24 hours' and messages.direction = 'outbound'
      and coalesce(messages.template, messages.purpose) = failed.what
  ) as sent
  where failed.texts >= sent.texts * coalesce(least_share, 0)
$$;

comment on function pipeline_private.texts_filtered is
  'Templates of which carriers filtered at least so many texts within a day, and at least such a share of all of them.';

create or replace view pipeline_private.filtered_texts as
  select
    failed.what as scope, null::uuid as vendor_lead_id,
    format('Carriers filtered %s of %s texts of %s in a day', failed.texts, failed.of_texts, failed.what) as message,
    jsonb_build_object('what', failed.what, 'texts', failed.texts, 'ofTexts', failed.of_texts) as detail
  from pipeline.alert_rules as rule
  cross join lateral pipeline_private.texts_filtered(rule.least_count, rule.least_share) as failed
  where rule.type = 'TEXTS_FILTERED';

comment on view pipeline_private.filtered_texts is
  'Templates of which carriers filtered so many texts within a day, and such a share of them, as the rule of TEXTS_FILTERED says.';
