create or replace function pipeline_private.tg_consents__only_withdrawn()
  returns trigger
  language plpgsql
as $$
begin
  if pipeline_private.is_erasing() then
    return new;
  end if;
  if old.withdrawn_at is not null
    or (to_jsonb(new) - array['withdrawn_at', 'withdrawn_because']) is distinct from (to_jsonb(old) - array['withdrawn_at', 'withdrawn_because'])
  then
    raise exception 'a consent is never changed'
      using
        errcode = 'VL007', detail = jsonb_build_object('consentId', old.id)::text,
        hint = 'Record another one; mark_opted_out() takes it back.',
        schema = tg_table_schema, table = tg_table_name;
  end if;
  return new;
end
$$;

create or replace trigger _200_only_withdrawn
  before update on pipeline.consents
  for each row
  execute function pipeline_private.tg_consents__only_withdrawn();

comment on function pipeline_private.tg_consents__only_withdrawn is 'What was consented to stays as it was written down; it is only taken back, once: VL007.';

create or replace function pipeline_private.tg_vendor_leads__withdraw_consents()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  why text;
begin
  if new.opted_out_at is null or old.opted_out_at is not null then
    return null;
  end if;
  why := coalesce((select stop.reason from pipeline.message_suppressions as stop where stop.phone = new.vendor_phone), 'opt_out');
  update pipeline.consents as consents
  set withdrawn_at = new.opted_out_at, withdrawn_because = why
  where consents.vendor_lead_id = new.id and consents.withdrawn_at is null and (consents.channel = 'sms' or why = 'complaint');
  return null;
end
$$;

create or replace trigger _500_withdraw_consents
  after update of opted_out_at, vendor_phone on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__withdraw_consents();

comment on function pipeline_private.tg_vendor_leads__withdraw_consents is
  'A vendor who opts out, by whatever way, takes back the consents of their leads to texts; with a complaint all of them.';

create or replace function pipeline_private.consent_again(lead_ids uuid[], reason text)
  returns void
  language sql
as $$
  insert into pipeline.consents (vendor_lead_id, channel, given_by, wording, wording_version, names_us, source, proof)
  select distinct on (old.vendor_lead_id, old.channel)
    old.vendor_lead_id, old.channel, old.given_by, old.wording, old.wording_version, old.names_us, old.source,
    left(format('allowed again: %s', regexp_replace(consent_again.reason, '\s+', ' ', 'g')), 300)
  from pipeline.consents as old
  where old.vendor_lead_id = any (lead_ids)
    and old.withdrawn_at is not null
    and not exists (
      select from pipeline.consents as other
      where other.vendor_lead_id = old.vendor_lead_id and other.channel = old.channel and other.withdrawn_at is null
    )
  order by old.vendor_lead_id, old.channel, old.withdrawn_at desc, old.given_at desc
$$;

comment on function pipeline_private.consent_again is
  'Whoever takes back an opt-out says that the vendor wants texts again: to the words that they had agreed to, as a new consent.';
