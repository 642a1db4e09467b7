create or replace function pipeline.record_consent(
  lead_id uuid,
  wording pipeline.free_text,
  given_at timestamptz default null,
  names_us boolean default null,
  version pipeline.one_line default null,
  channel pipeline.consent_channel default null,
  given_by pipeline.one_line default null,
  source pipeline.source_name default null,
  proof pipeline.one_line default null
)
  returns pipeline.consents
  language plpgsql
  security definer
as $$
declare
  -- All leads of the number may go on.
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
begin
  return pipeline_private.bring_consent(
    lead.id, coalesce(record_consent.source, lead.source), wording, given_at, names_us, version, channel, given_by, proof
  );
end
$$;

comment on function pipeline.record_consent is
  'Notes that the vendor of a lead has consented: to which words, when (left out, now), whether they name us (left out, whether the company''s name is in them), through which source (left out, the lead''s), for which channel (left out, sms), and how we know. A lead that waited for a consent goes on, and the question to a person closes. Raises VL010 for an unknown lead, VL018 for a consent without words or of the future.';

grant execute on function pipeline.record_consent to pipeline_operator, pipeline_worker;

create or replace function pipeline_private.bring_consent(
  lead_id uuid,
  source text,
  wording text,
  given_at timestamptz default null,
  names_us boolean default null,
  version text default null,
  channel text default 'sms',
  given_by text default null,
  proof text default null
)
  returns pipeline.consents
  language plpgsql
as $$
declare
  consent pipeline.consents;
begin
  perform pipeline_private.refuse_unlikely_consent(btrim(wording, E' \t\r\n'), coalesce(given_at, pipeline.now()), pipeline.now());
  insert into pipeline.consents (vendor_lead_id, source, wording, given_at, names_us, wording_version, channel, given_by, proof)
  values (
    bring_consent.lead_id, bring_consent.source, btrim(bring_consent.wording, E' \t\r\n'), bring_consent.given_at, bring_consent.names_us,
    nullif(btrim(version), ''), coalesce(bring_consent.channel, 'sms'), nullif(btrim(bring_consent.given_by), ''), nullif(btrim(bring_consent.proof), '')
  )
  returning * into consent;
  return consent;
end
$$;

comment on function pipeline_private.bring_consent is
  'Notes the consent that a lead brings. The lead may be written after it, in the same transaction: then its first text needs no question to a person.';

create or replace function pipeline_private.begin_of_day(day date)
  returns timestamptz
  language sql
  stable
as $$
  select day::timestamp at time zone rules.time_zone from pipeline.settings as rules
$$;

comment on function pipeline_private.begin_of_day is 'When a day begins in our time zone.';

grant execute on function pipeline_private.begin_of_day, pipeline_private.version_of_wording to pipeline_operator;
