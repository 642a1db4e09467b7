create or replace function pipeline_private.note_rights(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns uuid[]
  language plpgsql
as $$
declare
  kinds text[] := pipeline_private.read_rights(message.body, '{}');
  opened uuid[];
begin
  if cardinality(kinds) = 0 then
    return '{}';
  end if;
  kinds := pipeline_private.read_rights(message.body, pipeline_private.texts_of_ours(lead.vendor_phone));

  with written as (
    insert into pipeline.rights_requests (vendor_lead_id, kind, came_by, message_id, noted_by, received_at, due_on)
    select
      lead.id, rules.kind, 'text', message.id, 'pipeline', message.created_at,
      pipeline_private.last_day_of_clock(message.created_at, rules.answer_within)
    from pipeline.rights_rules as rules
    where rules.kind = any (kinds)
    on conflict (vendor_lead_id, kind) where settled_at is null do nothing
    returning id, kind
  )
  select array_agg(written.id) into opened
  from written
  cross join lateral pipeline_private.record_event(
    lead.id, 'right_asked_for', jsonb_build_object('requestId', written.id, 'kind', written.kind), stage_visit => lead.stage_visit
  );
  return array(
    select requests.id
    from pipeline.rights_requests as requests
    where requests.vendor_lead_id = lead.id and requests.settled_at is null and requests.kind = any (kinds)
    order by requests.id
  );
end
$$;

comment on function pipeline_private.note_rights is
  'Opens a request for each thing that a vendor''s text asks of us by right, unless one of the kind is open. Returns which requests the text is about. The caller holds the lead''s lock.';

create or replace function pipeline_private.heed_objection(lead pipeline.vendor_leads, message pipeline.lead_messages, about uuid[])
  returns boolean
  language plpgsql
as $$
begin
  if not exists (
    select from pipeline.rights_requests as requests join pipeline.rights_rules as rules using (kind)
    where requests.id = any (about) and rules.suppresses
  ) then
    return false;
  end if;
  update pipeline.lead_messages as messages
  set intent = 'opt_out', intent_confidence = 1, answered_at = pipeline.now()
  where messages.id = message.id;
  perform pipeline_private.suppress_phone(lead.id, message.phone, 'opt_out', 'vendor');
  return true;
end
$$;

comment on function pipeline_private.heed_objection is
  'Whoever objects to marketing by right has asked to be left alone, in whatever words: the number is silenced. Returns whether that settled the text.';

create or replace function pipeline_private.ask_about_right(request pipeline.rights_requests, message_id uuid)
  returns uuid
  language sql
as $$
  select pipeline_private.open_review_item(
    request.vendor_lead_id, 'rights_request',
    format('%s; the last day for the answer is %s', rules.title, to_char(request.due_on, 'FMDD FMMonth YYYY')),
    jsonb_build_object('requestId', request.id, 'right', request.kind, 'dueOn', request.due_on),
    message_id => ask_about_right.message_id, about => request.id::text
  )
  from pipeline.rights_rules as rules
  where rules.kind = request.kind
$$;

create or replace function pipeline_private.ask_about_rights(about uuid[], message_id uuid)
  returns void
  language sql
as $$
  select pipeline_private.ask_about_right(requests, ask_about_rights.message_id)
  from pipeline.rights_requests as requests
  where requests.id = any (about)
$$;

comment on function pipeline_private.ask_about_right is 'Shows a request to a person; null where one is asked about it already.';

create or replace function pipeline_private.ask_about_due_rights()
  returns void
  language sql
as $$
  select pipeline_private.ask_about_right(requests, requests.message_id)
  from pipeline.rights_requests as requests
  join pipeline.rights_rules as rules using (kind)
  where requests.settled_at is null and requests.due_on - (select pipeline_private.today()) <= extract(epoch from rules.warn_before) / 86400
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = requests.vendor_lead_id and items.kind = 'rights_request' and items.about = requests.id::text
        and items.resolved_at is null
    )
$$;

comment on function pipeline_private.ask_about_due_rights is 'Asks again about what is nearly due, or overdue, where somebody has closed the question and not settled the request.';
