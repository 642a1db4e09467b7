create or replace function pipeline_private.why_silent(lead pipeline.vendor_leads)
  returns text
  language sql
  stable
as $$
  select coalesce(
    case when lead.opted_out_at is not null then 'opt_out' end,
    (select stop.reason from pipeline.message_suppressions as stop where stop.phone = lead.vendor_phone)
  )
$$;

comment on function pipeline_private.why_silent is
  'Why a vendor must not be texted: opt_out when they opted out at any number, else the reason that stands against their number; null when they may be.';
