create or replace function pipeline_private.share_band(share numeric)
  returns text
  language sql
  immutable
as $$
  select format('%s–%s %%', floor(share * 20) * 5, floor(share * 20) * 5 + 5)
$$;

comment on function pipeline_private.share_band is 'The band of five per cent that a share lies in, its lower end included.';

create or replace view pipeline_private.facts_of_offers as
  select
    figures.figure, figures.scope, offers.created_at as at, figures.amount, 1::numeric as out_of, leads.id as vendor_lead_id
  from pipeline.offers as offers
  join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
  cross join lateral (
    select
      offers.amount / nullif(leads.estimated_market_value::numeric, 0) as of_value,
      offers.amount / nullif(leads.asking_price::numeric, 0) as of_asking,
      case when offers.sent_at is not null then (offers.status = 'accepted')::integer end as accepted
  ) as known
  cross join lateral (
    values
      ('offer_to_value', leads.source::text, known.of_value),
      ('offer_to_asking', leads.source::text, known.of_asking),
      ('acceptance_by_value', pipeline_private.share_band(known.of_value), known.accepted),
      ('acceptance_by_asking', pipeline_private.share_band(known.of_asking), known.accepted)
  ) as figures (figure, scope, amount)
  where figures.amount is not null
    and (figures.figure <> 'acceptance_by_value' or known.of_value is not null)
    and (figures.figure <> 'acceptance_by_asking' or known.of_asking is not null);

comment on view pipeline_private.facts_of_offers is 'What each offer adds to figures, on the day it was made, beside value and asking price as they are known now.';
