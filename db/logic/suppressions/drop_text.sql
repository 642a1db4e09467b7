create or replace function pipeline_private.why_silent(lead pipeline.vendor_leads)
  returns text
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select coalesce(
    case when lead.opted_out_at is not null then 'opt_out' end,
    (select stop.reason from pipeline.message_suppressions as stop where stop.phone = lead.vendor_phone)
  )
$$;

comment on function pipeline_private.why_silent(pipeline.vendor_leads) is
  'Why a vendor must not be texted: opt_out when they opted out at any number, else the reason that stands against their number; null when they may be.';

create or replace function pipeline_private.drop_text(lead pipeline.vendor_leads, purpose text, template text default null)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  perform pipeline_private.record_event(
    lead.id, 'message_dropped',
    jsonb_build_object('purpose', drop_text.purpose, 'template', drop_text.template, 'why', pipeline_private.why_silent(lead)),
    stage_visit => lead.stage_visit
  );
  if lead.turn is not null and not exists (
    select from pipeline.review_items as items
    where items.vendor_lead_id = lead.id and items.resolved_at is null and items.kind in ('opted_out', 'wrong_number')
  ) then
    perform pipeline_private.open_review_item(
      lead.id, 'suppressed', 'Text not sent: the vendor must not be texted', jsonb_build_object('purpose', drop_text.purpose)
    );
  end if;
end
$$;

comment on function pipeline_private.drop_text(pipeline.vendor_leads, text, text) is
  'Notes that a text was not written because why_silent() says so: an event, and for a live lead a question to a person unless that is asked already.';
