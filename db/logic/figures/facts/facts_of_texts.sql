create or replace view pipeline_private.facts_of_texts as
  select
    figures.figure, figures.scope, texts.sent_at as at, figures.amount, figures.out_of, texts.vendor_lead_id
  from pipeline.lead_messages as texts
  cross join lateral (
    select
      coalesce(texts.template, texts.purpose) as template, coalesce(texts.sender, texts.carrier, 'unknown') as sender,
      (texts.status = 'delivered')::integer::numeric as delivered,
      case
        when texts.error_code is null then 0
        else coalesce(((pipeline_private.error_of_carrier(texts.carrier, texts.error_code)).treatment = 'filtered')::integer, 0)
      end::numeric as filtered
  ) as of
  cross join lateral (
    values
      ('texts_sent', of.template, 1, null),
      ('segments_sent', of.template, coalesce(texts.carrier_segments, texts.segments)::numeric, null),
      ('delivery_rate', of.template, of.delivered, 1),
      ('delivery_rate_of_sender', of.sender, of.delivered, 1),
      ('filter_rate', of.template, of.filtered, 1),
      ('filter_rate_of_sender', of.sender, of.filtered, 1),
      ('text_cost', of.template, case when texts.price_currency = 'GBP' then abs(texts.price)::numeric end, null::numeric),
      ('texts_unpriced', of.template, case when texts.price is null or texts.price_currency is distinct from 'GBP' then 1 end, null),
      ('opt_out_rate', of.template, 0, 1)
  ) as figures (figure, scope, amount, out_of)
  where texts.direction = 'outbound' and figures.amount is not null
  union all
  select 'texts_received', coalesce(texts.intent::text, 'unread'), texts.created_at, 1, null, texts.vendor_lead_id
  from pipeline.lead_messages as texts
  where texts.direction = 'inbound';

comment on view pipeline_private.facts_of_texts is 'What each text adds to figures, when it left or came.';

-- A vendor gives no reason for wanting no more texts: it is counted with the text that came last before.
create or replace view pipeline_private.facts_of_pleas as
  select
    figures.figure, coalesce(last_text.template, 'none') as scope, events.created_at as at, 1::numeric as amount,
    case figures.figure when 'opt_out_rate' then 0::numeric end as out_of, events.vendor_lead_id
  from (values ('opt_outs', 'opt_out'), ('opt_out_rate', 'opt_out'), ('complaints', 'complaint')) as figures (figure, event_type)
  join pipeline.pipeline_events as events on events.event_type = figures.event_type
  left join lateral (
    select coalesce(texts.template, texts.purpose) as template
    from pipeline.lead_messages as texts
    where texts.vendor_lead_id = events.vendor_lead_id and texts.direction = 'outbound' and texts.sent_at <= events.created_at
    order by texts.sent_at desc, texts.text_no desc
    limit 1
  ) as last_text on true;

comment on view pipeline_private.facts_of_pleas is 'What each opt-out and complaint adds to figures, by the text before.';
