-- Without paths of their own, so that they are looked up in place: each move that begins a conversation asks.
create or replace function pipeline_private.has_written(phone text)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select from pipeline.vendor_leads as leads where leads.vendor_phone = has_written.phone and leads.last_inbound_at is not null
  )
$$;

comment on function pipeline_private.has_written is 'Whether the vendor of a number has ever written to us, about whichever lead.';

create or replace function pipeline_private.consent_for(lead pipeline.vendor_leads, must_name_us boolean, since timestamptz)
  returns uuid
  language sql
  stable
as $$
  -- Mostly it is the lead's own.
  select coalesce(
    (
      select consents.id
      from pipeline.consents as consents
      where consents.vendor_lead_id = (lead).id and consents.channel = 'sms' and consents.withdrawn_at is null
        and (consents.names_us or not must_name_us) and consents.given_at > since
      order by consents.names_us desc, consents.given_at desc
      limit 1
    ),
    (
      select consents.id
      from pipeline.vendor_leads as leads
      join pipeline.consents as consents on consents.vendor_lead_id = leads.id
      where leads.vendor_phone = (lead).vendor_phone and consents.channel = 'sms' and consents.withdrawn_at is null
        and (consents.names_us or not must_name_us) and consents.given_at > since
      order by consents.names_us desc, consents.given_at desc
      limit 1
    )
  )
$$;

comment on function pipeline_private.consent_for is
  'The consent to texts that stands for a lead, given by its vendor about any lead of the number after a moment; null when there is none.';

create or replace function pipeline_private.said_no_at(lead pipeline.vendor_leads)
  returns timestamptz
  language sql
  stable
as $$
  select case
    when (lead).offer_rejected_at >= coalesce(last_words.created_at, '-infinity') then (lead).offer_rejected_at
    when last_words.intent = 'rejection' then last_words.created_at
  end
  from (select) as always
  left join lateral (
    select said.created_at, said.intent
    from pipeline.lead_messages as said
    where said.vendor_lead_id = (lead).id and said.direction = 'inbound'
    order by said.text_no desc
    limit 1
  ) as last_words on true
$$;

comment on function pipeline_private.said_no_at is 'When the vendor said no, if that is the last that we heard of them; else null.';

create or replace function pipeline_private.allowing_consent(lead pipeline.vendor_leads, text_class text)
  returns uuid
  language sql
  stable
as $$
  select pipeline_private.consent_for(
    lead, classes.must_name_us,
    case when classes.leaves_after_no then '-infinity' else coalesce(pipeline_private.said_no_at(lead), '-infinity') end
  )
  from pipeline.text_classes as classes
  where classes.text_class = allowing_consent.text_class
$$;

comment on function pipeline_private.allowing_consent is
  'The consent by which a text of a class may leave to the vendor of a lead: to texts, standing, naming us where the class wants that, given since the vendor said no where that counts. Null when there is none.';

create or replace function pipeline_private.may_say(lead pipeline.vendor_leads, text_class text)
  returns boolean
  language sql
  stable
as $$
  select pipeline_private.consent_obstacle(lead, text_class) is null
$$;

create or replace function pipeline_private.consent_obstacle(lead pipeline.vendor_leads, text_class text)
  returns text
  language sql
  stable
as $$
  select case
    when pipeline_private.allowing_consent(lead, classes.text_class) is not null then null
    when classes.leaves_on_request and pipeline_private.has_written((lead).vendor_phone) then null
    when not classes.leaves_after_no and pipeline_private.said_no_at(lead) is not null then 'said_no'
    else 'no_consent'
  end
  from pipeline.text_classes as classes
  where classes.text_class = consent_obstacle.text_class
$$;

comment on function pipeline_private.consent_obstacle is
  'Why a text of a class must not leave to the vendor of a lead, by text_classes: no_consent, or said_no (they did, and have not consented since). Null when a consent stands, or when they have written to us and that will do.';
