create or replace function pipeline_private.open_rights_request(request_id uuid)
  returns pipeline.rights_requests
  language plpgsql
as $$
declare
  request pipeline.rights_requests;
begin
  -- The lead first, as everywhere.
  perform pipeline_private.lock_conversation(requests.vendor_lead_id) from pipeline.rights_requests as requests where requests.id = request_id;
  select * into request from pipeline.rights_requests as requests where requests.id = request_id and requests.settled_at is null for update;
  if request.id is null then
    raise exception 'no request % is open', request_id
      using errcode = 'VL010', detail = jsonb_build_object('requestId', request_id)::text, schema = 'pipeline', table = 'rights_requests';
  end if;
  return request;
end
$$;

create or replace function pipeline.log_rights_request(
  lead_id uuid,
  kind pipeline.rights_kind,
  came_by pipeline.rights_way,
  said pipeline.free_text,
  received_at timestamptz default null
)
  returns pipeline.rights_requests
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
  rule pipeline.rights_rules;
  request pipeline.rights_requests;
  came_at timestamptz := coalesce(log_rights_request.received_at, pipeline.now());
begin
  perform pipeline_private.want_person('note a request');
  select * into strict rule from pipeline.rights_rules as rules where rules.kind = log_rights_request.kind;
  if nullif(btrim(log_rights_request.said), '') is null then
    raise exception 'a request needs what was asked' using errcode = 'VL013', hint = 'Give said.';
  end if;
  if came_at > pipeline.now() or came_at < pipeline_private.later(pipeline.now(), interval '-366 days') then
    raise exception 'a request came within the last year, and not later than now'
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', array['receivedAt'])::text, schema = 'pipeline', table = 'rights_requests',
        column = 'received_at';
  end if;

  insert into pipeline.rights_requests as requests (vendor_lead_id, kind, came_by, said, noted_by, received_at, due_on)
  values (
    lead.id, rule.kind, log_rights_request.came_by, btrim(log_rights_request.said), pipeline_private.own_name(), came_at,
    pipeline_private.last_day_of_clock(came_at, rule.answer_within)
  )
  on conflict (vendor_lead_id, kind) where settled_at is null do nothing
  returning requests.* into request;
  if request.id is null then
    select * into request
    from pipeline.rights_requests as requests
    where requests.vendor_lead_id = lead.id and requests.kind = rule.kind and requests.settled_at is null;
    return request;
  end if;
  perform pipeline_private.record_event(
    lead.id, 'right_asked_for', jsonb_build_object('requestId', request.id, 'kind', rule.kind), stage_visit => lead.stage_visit
  );
  if rule.suppresses then
    perform pipeline.mark_opted_out(lead.vendor_phone, format('%s, by %s', rule.title, replace(request.came_by, '_', ' ')));
  end if;
  perform pipeline_private.ask_about_right(request, null);
  return request;
end
$$;

comment on function pipeline.log_rights_request is
  'Notes what somebody asked of us by right on another way than by text: its clock runs from received_at (left out, now), a person is asked, and an objection silences the number. One of the kind that is open already is returned as it is. Raises VL004 for automation, VL010 for an unknown lead, VL013 without what was asked, VL018 for a time that cannot be.';

grant execute on function pipeline.log_rights_request to pipeline_operator;
