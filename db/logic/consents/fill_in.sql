create or replace function pipeline_private.tg_consents__fill_in()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  actor record;
  lead pipeline.vendor_leads;
begin
  new.recorded_at := pipeline.now();
  new.withdrawn_at := null;
  new.withdrawn_because := null;
  if new.recorded_by is null or new.proof is null then
    actor := pipeline_private.actor();
    new.recorded_by := coalesce(new.recorded_by, actor.name);
    new.proof := coalesce(new.proof, left(format('recorded by %s', actor.name), 300));
  end if;
  if new.source is null or new.given_by is null then
    select * into lead from pipeline.vendor_leads as leads where leads.id = new.vendor_lead_id;
    new.source := coalesce(new.source, lead.source);
    new.given_by := coalesce(new.given_by, lead.vendor_name);
  end if;
  new.given_at := coalesce(new.given_at, new.recorded_at);
  perform pipeline_private.refuse_unlikely_consent(new.wording, new.given_at, new.recorded_at);

  new.wording_version := coalesce(new.wording_version, pipeline_private.version_of_wording(new.wording));
  new.names_us := coalesce(new.names_us, pipeline_private.wording_names_us(new.wording));
  return new;
end
$$;

create or replace trigger _100_fill_in
  before insert on pipeline.consents
  for each row
  -- What a source brings is complete: 20,000 rows of one statement.
  when (new.recorded_by is null)
  execute function pipeline_private.tg_consents__fill_in();

comment on function pipeline_private.tg_consents__fill_in is
  'Whoever writes a consent, what was left out is filled in: when and by whom, through which source, which version of the words, whether they name us.';

create or replace function pipeline_private.refuse_unlikely_consent(wording text, given_at timestamptz, at timestamptz)
  returns void
  language plpgsql
  stable
as $$
declare
  problem text := case
    when wording is null or wording !~ '\S' then 'a consent has a wording'
    when wording ~* '^(y|n|yes|no|true|false|ok|x|[0-9]+)$' then 'that somebody consented does not say to which words'
    when given_at is null or not isfinite(given_at) then 'a consent has a date'
    -- Clocks of others may be a little ahead.
    when given_at > pipeline_private.later(at, '5 minutes') then 'a consent cannot be given in the future'
    when given_at < '2000-01-01' then 'a consent of the last century is a slip'
  end;
begin
  if problem is not null then
    raise exception '%', problem
      using
        errcode = 'VL018',
        detail = jsonb_build_object('fields', array[case when problem ~ 'word' then 'consent' else 'consent_date' end])::text,
        hint = 'Say which words the vendor agreed to, and when.',
        schema = 'pipeline', table = 'consents';
  end if;
end
$$;

comment on function pipeline_private.refuse_unlikely_consent is
  'Raises VL018 for a consent without words, of the future, or of before 2000.';

create or replace function pipeline_private.version_of_wording(wording text)
  returns text
  language sql
  immutable
as $$
  select left(encode(sha256(convert_to(wording, 'UTF8')), 'hex'), 12)
$$;

comment on function pipeline_private.version_of_wording is 'What a wording is called that has no name: the same words, the same version.';
