-- In one pass over the statement's leads, before their first visit begins and asks for it.
create or replace function pipeline_private.tg_vendor_leads__accept_consents()
  returns trigger
  language plpgsql
  security definer
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  actor_name text;
begin
  -- Most statements bring leads of sources that say nothing.
  if not exists (
    select from pipeline.lead_sources as sources
    where sources.consent_is_given and exists (select from new_rows as entered where entered.source = sources.source)
  ) then
    return null;
  end if;

  actor_name := (pipeline_private.actor()).name;
  insert into pipeline.consents (
    vendor_lead_id, given_by, wording, wording_version, names_us, given_at, source, proof, recorded_by
  )
  select
    entered.id, entered.vendor_name, sources.consent_wording, sources.version, sources.names_us,
    -- A form was sent when it came, be it taken up, or brought in again, later.
    coalesce(nullif(current_setting('pipeline.brought_at', true), '')::timestamptz, entered.created_at),
    entered.source, left(format('the form of %s cannot be sent without it', sources.title), 300), actor_name
  from (
    select
      sources.source, sources.title, sources.consent_wording,
      coalesce(sources.consent_version, pipeline_private.version_of_wording(sources.consent_wording)) as version,
      coalesce(sources.consent_names_us, pipeline_private.wording_names_us(sources.consent_wording)) as names_us
    from pipeline.lead_sources as sources
    where sources.consent_is_given
    offset 0
  ) as sources
  join new_rows as entered on entered.source = sources.source
  -- Looked up for each, not joined: by a plan made of few consents each lead would meet all that are there.
  where (
    select true from pipeline.consents as brought where brought.vendor_lead_id = entered.id and brought.channel = 'sms' limit 1
  ) is null;
  return null;
end
$$;

create or replace trigger _500_accept_consents
  after insert on pipeline.vendor_leads
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__accept_consents();

comment on function pipeline_private.tg_vendor_leads__accept_consents is
  'Leads of a source whose form cannot be sent without a consent have given it by coming; one that brought its own keeps that. Fires before the first visit begins, which asks for it.';
