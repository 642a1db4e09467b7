create or replace function pipeline_private.why_silent(lead pipeline.vendor_leads)
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    case when lead.opted_out_at is not null then 'opt_out' end,
    (select stop.reason from pipeline.message_suppressions as stop where stop.phone = lead.vendor_phone)
  )
$$;

comment on function pipeline_private.why_silent(pipeline.vendor_leads) is
  'Why a vendor must not be texted: opt_out when they opted out at any number, else the reason that stands against their number; null when they may be.';

create or replace function pipeline_private.question_about_silence(lead pipeline.vendor_leads)
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select 'suppressed'
  where lead.turn is not null
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.resolved_at is null and items.kind in ('opted_out', 'wrong_number')
    )
$$;

comment on function pipeline_private.question_about_silence(pipeline.vendor_leads) is
  'The kind of question to ask a person when a text to a vendor whom we must not text is dropped; null for a finished lead and when they have been asked about the silence itself.';
