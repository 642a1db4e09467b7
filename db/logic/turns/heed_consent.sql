create or replace function pipeline_private.questions_of_consent(lead_id uuid)
  returns setof pipeline.review_items
  language sql
  stable
as $$
  select items.*
  from pipeline.review_items as items
  where items.vendor_lead_id = questions_of_consent.lead_id and items.resolved_at is null and items.kind in ('no_consent', 'said_no')
$$;

comment on function pipeline_private.questions_of_consent is
  'What a person is asked about a lead since a text wants a consent that there is not; detail.textClass: for a text of which class; left out, service.';

create or replace function pipeline_private.tg_consents__heed()
  returns trigger
  language plpgsql
  security definer
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  perform pipeline_private.go_on_with_consent(waiting.lead_id)
  from (
    select distinct items.vendor_lead_id as lead_id
    from new_rows as given
    cross join lateral (select leads.vendor_phone from pipeline.vendor_leads as leads where leads.id = given.vendor_lead_id offset 0) as giver
    cross join lateral (select leads.id from pipeline.vendor_leads as leads where leads.vendor_phone = giver.vendor_phone offset 0) as leads
    cross join lateral pipeline_private.questions_of_consent(leads.id) as items
    order by items.vendor_lead_id
  ) as waiting;
  return null;
end
$$;

create or replace trigger _600_heed
  after insert on pipeline.consents
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_consents__heed();

comment on function pipeline_private.tg_consents__heed is
  'Whoever records a consent, the leads of the number that waited for one go on. What a new lead brings along is written before it and wakes nobody.';

create or replace function pipeline_private.go_on_with_consent(lead_id uuid)
  returns void
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  answered uuid[] := array(
    select items.id
    from pipeline_private.questions_of_consent(lead.id) as items
    where pipeline_private.may_say(lead, coalesce(items.detail ->> 'textClass', 'service'))
  );
begin
  -- A consent that lets no reminder leave does not answer whether one may.
  if cardinality(answered) = 0 then
    return;
  end if;
  perform pipeline_private.close_review_items(answered, 'consent_given');
  if lead.turn is null then
    return;
  end if;

  update pipeline.lead_messages as messages
  set not_before = pipeline_private.next_send_time(pipeline.now()), booked_at = null
  where messages.vendor_lead_id = lead.id and messages.status = 'queued' and messages.author <> 'person';
  if pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.take_up_words(lead, 'consent_given');
  elsif not pipeline_private.begin_again(lead) then
    perform pipeline_private.let_vendor_answer(lead);
  end if;
end
$$;

comment on function pipeline_private.go_on_with_consent is
  'A lead whose vendor has consented to what a person was asked about: what waited for that leaves, or the agent says what the stage begins with, or the vendor''s silence counts from now.';

create or replace function pipeline_private.close_questions_of_consent(phone text, why text)
  returns void
  language sql
as $$
  select pipeline_private.close_review_items(
    array(
      select items.id
      from pipeline.vendor_leads as leads
      cross join lateral pipeline_private.questions_of_consent(leads.id) as items
      where leads.vendor_phone = close_questions_of_consent.phone
    ),
    why
  )
$$;

comment on function pipeline_private.close_questions_of_consent is
  'Nobody needs to ring the vendor of a number any more: they have written to us.';
