create or replace function pipeline_private.leads_of_subject(lead_id uuid)
  returns setof pipeline.vendor_leads
  language sql
  stable
  rows 10
as $$
  with recursive theirs (id) as (
    select leads_of_subject.lead_id
    union
    select others.id
    from theirs
    join pipeline.vendor_leads as known on known.id = theirs.id
    join pipeline.vendor_leads as others on others.merged_into = known.id or others.id = known.merged_into or others.vendor_phone = known.vendor_phone
  )
  select leads.* from theirs join pipeline.vendor_leads as leads on leads.id = theirs.id order by leads.created_at, leads.id
$$;

comment on function pipeline_private.leads_of_subject is 'All leads of whoever a lead is about: of the same number, and those that are one with them.';

create or replace function pipeline_private.data_of_lead(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'whoYouAre', jsonb_build_object(
      'name', lead.vendor_name, 'phone', lead.vendor_phone, 'email', lead.vendor_email,
      'otherPhones', (
        select jsonb_agg(others.phone order by others.added_at) from pipeline.lead_phones as others where others.vendor_lead_id = lead.id
      ),
      'cameFrom', coalesce(
        (select sources.title from pipeline.lead_sources as sources where sources.source = lead.source), lead.source
      ),
      'referenceThere', lead.external_ref, 'cameAt', lead.created_at, 'wantsNoTextsSince', lead.opted_out_at
    ),
    'property', (
      select jsonb_object_agg(facts.fact, to_jsonb(lead) -> facts.fact)
      from pipeline_private.lead_facts as facts
      where facts.fact not in ('vendor_name', 'vendor_email')
    ),
    'whatWeMadeOfIt', jsonb_build_object(
      'stage', (select stages.title from pipeline.stages where stages.stage = lead.pipeline_stage),
      'estimatedMarketValue', lead.estimated_market_value, 'passedValidation', lead.validation_passed,
      'yourReasonForNo', lead.rejection_reason, 'whyItEnded', lead.dead_reason, 'whyItWaits', lead.hold_reason
    ),
    'texts', (
      select jsonb_agg(jsonb_build_object('at', texts.created_at, 'from', case texts.direction when 'inbound' then 'you' else 'us' end, 'text', texts.body, 'status', texts.status) order by texts.text_no)
      from pipeline.lead_messages as texts
      where texts.vendor_lead_id = lead.id and texts.status <> 'cancelled'
    ),
    'calls', (
      select jsonb_agg(jsonb_build_object('at', calls.made_at, 'phone', calls.phone, 'outcome', calls.outcome, 'note', calls.note) order by calls.made_at)
      from pipeline.phone_calls as calls
      where calls.vendor_lead_id = lead.id
    ),
    'notesAboutYou', (
      select jsonb_agg(jsonb_build_object('at', notes.written_at, 'note', notes.body) order by notes.written_at)
      from pipeline.notes as notes
      where notes.vendor_lead_id = lead.id
        or notes.review_item_id in (select items.id from pipeline.review_items as items where items.vendor_lead_id = lead.id)
    )
  ) || pipeline_private.decisions_of_lead(lead.id))
$$;

comment on function pipeline_private.data_of_lead is 'What a lead tells of its vendor, for the vendor to read.';

create or replace function pipeline_private.decisions_of_lead(lead_id uuid)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'offers', (
      select jsonb_agg(jsonb_build_object('at', offers.created_at, 'amount', offers.amount, 'status', offers.status, 'yourFigure', offers.counter_amount, 'workedOutBy', coalesce(offers.made_by, 'a program, by written rules')) order by offers.round)
      from pipeline.offers as offers
      where offers.vendor_lead_id = decisions_of_lead.lead_id
    ),
    'redFlags', (
      select jsonb_agg(jsonb_build_object('at', flags.noted_at, 'what', rules.title, 'words', flags.said, 'withdrawnAt', flags.withdrawn_at) order by flags.noted_at)
      from pipeline.property_flags as flags
      join pipeline.flag_rules as rules using (flag)
      where flags.vendor_lead_id = decisions_of_lead.lead_id
    ),
    'deal', (
      select jsonb_agg(jsonb_build_object('agreedPrice', deals.agreed_price, 'identityCheckedAt', deals.vendor_identity_checked_at, 'solicitor', deals.solicitor, 'completedOn', deals.completed_on, 'fellThroughAt', deals.fell_through_at, 'why', deals.fall_through_reason) order by deals.created_at, deals.id)
      from pipeline.deals as deals
      where deals.vendor_lead_id = decisions_of_lead.lead_id
    ),
    'stages', (
      select jsonb_agg(jsonb_build_object('at', events.created_at, 'stage', stages.title, 'decidedBy', case when events.actor_kind in ('user', 'sql') then 'a person' else 'a program, by written rules' end, 'reason', events.reason) order by events.id)
      from pipeline.pipeline_events as events
      join pipeline.stages as stages on stages.stage = events.to_stage
      where events.vendor_lead_id = decisions_of_lead.lead_id and events.event_type = 'stage_change'
    ),
    'consents', (
      select jsonb_agg(jsonb_build_object('at', consents.given_at, 'words', consents.wording, 'source', consents.source, 'howWeKnow', consents.proof, 'withdrawnAt', consents.withdrawn_at) order by consents.given_at, consents.id)
      from pipeline.consents as consents
      where consents.vendor_lead_id = decisions_of_lead.lead_id
    ),
    'whatYouAskedByRight', (
      select jsonb_agg(jsonb_build_object('at', asked.received_at, 'what', rules.title, 'status', asked.status, 'outcome', asked.outcome) order by asked.received_at, asked.id)
      from pipeline.rights_requests as asked
      join pipeline.rights_rules as rules using (kind)
      where asked.vendor_lead_id = decisions_of_lead.lead_id
    )
  )
$$;

create or replace function pipeline.export_subject_data(request_id uuid)
  returns jsonb
  language plpgsql
  security definer
as $$
declare
  request pipeline.rights_requests;
begin
  perform pipeline_private.want_person('export what is held about somebody');
  request := pipeline_private.open_rights_request(request_id);
  perform pipeline_private.record_event(request.vendor_lead_id, 'data_exported', jsonb_build_object('requestId', request.id, 'kind', request.kind));
  return jsonb_build_object(
    'heldBy', (select settings.company_name from pipeline.settings),
    'asOf', pipeline.now(),
    'askedAt', request.received_at,
    'records', (
      select jsonb_agg(pipeline_private.data_of_lead(leads) order by leads.created_at, leads.id)
      from pipeline_private.leads_of_subject(request.vendor_lead_id) as leads
    ),
    'howLongItIsKept', (
      select jsonb_agg(
        jsonb_build_object('what', rules.title, 'keptFor', coalesce(rules.kept_for::text, 'as long as we need it'), 'why', rules.legal_basis) order by rules.kind
      )
      from pipeline.retention_rules as rules
      where rules.enabled
    )
  );
end
$$;

comment on function pipeline.export_subject_data is
  'All that is held about whoever made an open request, at all their leads: who they are, the property, what was written and said, what was decided and by whom, consents. Read it before it is sent: it may tell of others. It is on record that it was taken. Raises VL004 for automation, VL010 for a request that is not open.';

grant execute on function pipeline.export_subject_data to pipeline_operator;
