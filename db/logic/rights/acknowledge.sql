create or replace function pipeline_private.queue_acknowledgement(lead pipeline.vendor_leads, about uuid[])
  returns void
  language plpgsql
as $$
declare
  said pipeline.message_templates;
  unsaid uuid[];
  dropped text;
  text_id uuid;
begin
  select array_agg(requests.id order by requests.id), min(rules.acknowledged_by), max(texts.id::text) into unsaid, said.template, dropped
  from pipeline.rights_requests as requests
  join pipeline.rights_rules as rules using (kind)
  left join pipeline.lead_messages as texts on texts.id = requests.acknowledgement_id
  where requests.vendor_lead_id = lead.id and requests.settled_at is null and requests.came_by = 'text'
    and requests.acknowledged_at is null and rules.acknowledged_by is not null
    and (requests.id = any (about) and texts.id is null or texts.cancelled_because in ('vendor_wrote', 'moved_on'));
  select * into said from pipeline.message_templates as templates where templates.template = said.template;
  if said.template is null or pipeline_private.why_silent(lead) is not null or pipeline_private.rendered(said.body, lead) is null then
    return;
  end if;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, is_reply, not_before
  )
  values (
    lead.id, 'outbound', said.purpose, pipeline_private.rendered(said.body, lead), 'queued', lead.vendor_phone, lead.pipeline_stage, lead.stage_visit,
    format('rights:%s', coalesce(dropped, unsaid[1]::text)), said.template, true, pipeline.now()
  )
  returning id into text_id;
  update pipeline.rights_requests as requests set acknowledgement_id = text_id where requests.id = any (unsaid);
end
$$;

comment on function pipeline_private.queue_acknowledgement is
  'Says once that what a vendor asks for by text has come; what their next text or a move overtook before it left is said anew. Through the gate of every text: none to a number that must not be texted, and on hold it waits; then a person says it.';

create or replace function pipeline_private.acknowledge_again()
  returns void
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
begin
  for lead in
    select leads.*
    from pipeline.vendor_leads as leads
    where leads.id in (
      select requests.vendor_lead_id
      from pipeline.rights_requests as requests
      join pipeline.lead_messages as texts on texts.id = requests.acknowledgement_id
      where requests.settled_at is null and requests.acknowledged_at is null and texts.cancelled_because in ('vendor_wrote', 'moved_on')
    )
    order by leads.id
    for update skip locked
  loop
    perform pipeline_private.queue_acknowledgement(lead, '{}');
  end loop;
end
$$;

comment on function pipeline_private.acknowledge_again is 'Says to those whose acknowledgement was overtaken before it left that what they ask has come.';

create or replace function pipeline.rights_requests_acknowledged(request pipeline.rights_requests)
  returns boolean
  language sql
  stable
as $$
  select request.acknowledged_at is not null or exists (
    select from pipeline.lead_messages as messages
    where messages.id = request.acknowledgement_id and messages.status in ('sent', 'delivered')
  )
$$;

comment on function pipeline.rights_requests_acknowledged is 'Whether whoever asked was told that it has come: by a text of ours that left, or by a person.';

create or replace function pipeline.acknowledge_rights_request(request_id uuid)
  returns pipeline.rights_requests
  language plpgsql
  security definer
as $$
declare
  request pipeline.rights_requests;
begin
  perform pipeline_private.want_person('acknowledge a request');
  request := pipeline_private.open_rights_request(request_id);
  if request.acknowledged_at is not null then
    return request;
  end if;
  update pipeline.rights_requests as requests
  set acknowledged_at = pipeline.now(), acknowledged_by = pipeline_private.own_name()
  where requests.id = request.id
  returning * into request;
  perform pipeline_private.cancel_message(messages, 'by_hand')
  from pipeline.lead_messages as messages
  where messages.id = request.acknowledgement_id and messages.status = 'queued';
  perform pipeline_private.record_event(request.vendor_lead_id, 'right_acknowledged', jsonb_build_object('requestId', request.id, 'kind', request.kind));
  return request;
end
$$;

comment on function pipeline.acknowledge_rights_request is
  'Notes that whoever asked was told that it has come; a text that waits to say so is not needed any more. Twice changes nothing. Raises VL004 for automation, VL010 for a request that is not open.';

grant execute on function pipeline.acknowledge_rights_request to pipeline_operator;
grant execute on function pipeline.rights_requests_acknowledged to pipeline_viewer;
