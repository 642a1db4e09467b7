create or replace function pipeline.extend_rights_request(request_id uuid, reason pipeline.free_text)
  returns pipeline.rights_requests
  language plpgsql
  security definer
as $$
declare
  request pipeline.rights_requests;
  rule pipeline.rights_rules;
begin
  perform pipeline_private.want_person('extend a request');
  perform pipeline_private.want_reason('an extension', reason);
  request := pipeline_private.open_rights_request(request_id);
  select * into rule from pipeline.rights_rules as rules where rules.kind = request.kind;
  if rule.extended_by is null or request.status = 'extended' or request.due_on < pipeline_private.today() then
    raise exception '% cannot be extended: %', rule.title, case
      when rule.extended_by is null then 'the law knows no extension of it'
      when request.status = 'extended' then 'it was extended already'
      else 'its last day is over'
    end
      using
        errcode = 'VL042', detail = jsonb_build_object('requestId', request.id, 'kind', request.kind, 'dueOn', request.due_on)::text,
        schema = 'pipeline', table = 'rights_requests';
  end if;

  update pipeline.rights_requests as requests
  set
    status = 'extended', extension_reason = btrim(reason),
    due_on = pipeline_private.last_day_of_clock(requests.received_at, rule.answer_within + rule.extended_by)
  where requests.id = request.id
  returning * into request;
  perform pipeline_private.answer_questions_of_right(request, request.extension_reason);
  perform pipeline_private.record_event(
    request.vendor_lead_id, 'right_extended', jsonb_build_object('requestId', request.id, 'kind', request.kind, 'dueOn', request.due_on)
  );
  return request;
end
$$;

comment on function pipeline.extend_rights_request is
  'Gives an open request more time, once, where the law lets us: whoever asked is told the reason before its last day, which is what is noted here. Raises VL003 without a reason, VL004 for automation, VL010 for a request that is not open, VL042 where it cannot be extended.';

create or replace function pipeline.settle_rights_request(request_id uuid, as_what pipeline.rights_status, outcome pipeline.free_text)
  returns pipeline.rights_requests
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  request pipeline.rights_requests;
  rule pipeline.rights_rules;
begin
  perform pipeline_private.want_person('settle a request');
  perform pipeline_private.want_reason('the end of a request', settle_rights_request.outcome);
  request := pipeline_private.open_rights_request(request_id);
  select * into rule from pipeline.rights_rules as rules where rules.kind = request.kind;
  if as_what not in ('answered', 'refused', 'withdrawn') or as_what = 'refused' and not rule.may_refuse then
    raise exception '% cannot be settled as %', rule.title, as_what
      using
        errcode = 'VL042', detail = jsonb_build_object('requestId', request.id, 'kind', request.kind, 'asWhat', as_what)::text,
        hint = case when as_what = 'refused' then 'The law lets nobody refuse it.' else 'Say answered, refused or withdrawn.' end,
        schema = 'pipeline', table = 'rights_requests';
  end if;

  update pipeline.rights_requests as requests
  set
    status = as_what, outcome = btrim(settle_rights_request.outcome), settled_at = pipeline.now(),
    settled_by = pipeline_private.own_name()
  where requests.id = request.id
  returning * into request;
  perform pipeline_private.cancel_message(messages, 'request_settled')
  from pipeline.lead_messages as messages
  where messages.id = request.acknowledgement_id and messages.status = 'queued';
  perform pipeline_private.answer_questions_of_right(request, request.outcome);
  perform pipeline_private.record_event(
    request.vendor_lead_id, 'right_settled', jsonb_build_object('requestId', request.id, 'kind', request.kind, 'status', request.status)
  );
  return request;
end
$$;

comment on function pipeline.settle_rights_request is
  'Ends an open request: answered, refused (where the law lets us; outcome says why, and that they may complain to the ICO), or withdrawn (they took it back, or it was none). The question about it is answered with the same words, and so is the text that asked. Raises VL003 without an outcome, VL004 for automation, VL010 for a request that is not open, VL042 for an end that it cannot have.';

create or replace function pipeline_private.answer_questions_of_right(request pipeline.rights_requests, answer text)
  returns void
  language sql
as $$
  select pipeline.resolve_review_item(items.id, answer)
  from pipeline.review_items as items
  where items.vendor_lead_id = request.vendor_lead_id and items.kind = 'rights_request' and items.about = request.id::text
    and items.resolved_at is null
$$;

comment on function pipeline_private.answer_questions_of_right is
  'Whoever answers a request has answered the question about it, and the words that asked.';

grant execute on function pipeline.extend_rights_request, pipeline.settle_rights_request to pipeline_operator;
