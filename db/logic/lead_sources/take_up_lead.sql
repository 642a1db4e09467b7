create or replace function pipeline_private.waiting_lead(delivery_id uuid)
  returns table (
    source text, is_fetched boolean, reference text, body text, event jsonb, lead jsonb, cells jsonb, mended jsonb, received_at timestamptz,
    ticked_wording text, is_ticked boolean, ticked_on text, paused_until timestamptz
  )
  language sql
  stable
  security definer
as $$
  select
    sources.source::text, sources.is_fetched, deliveries.reference, deliveries.body,
    case when sources.is_fetched then deliveries.told -> 'event' end, payload.lead,
    pipeline_private.lead_cells(sources, payload.lead), deliveries.mended, deliveries.received_at,
    sources.consent_wording::text, pipeline_private.is_found(payload.lead, sources.consent_path),
    pipeline_private.said_at(payload.lead, sources.consent_date_path), pauses.paused_until
  from pipeline.webhook_deliveries as deliveries
  join pipeline.lead_sources as sources on sources.source = deliveries.source
  cross join lateral (select pipeline_private.lead_in(deliveries)) as payload (lead)
  left join pipeline_private.source_pauses as pauses
    on pauses.source = sources.source and pauses.paused_until > pipeline.now()
  where deliveries.id = waiting_lead.delivery_id and deliveries.verdict = 'waiting'
$$;

create or replace function pipeline_private.lead_in(delivery pipeline.webhook_deliveries)
  returns jsonb
  language sql
  stable
as $$
  select case when sources.is_fetched then delivery.told -> 'lead' else delivery.told end
  from pipeline.lead_sources as sources
  where sources.source = delivery.source
$$;

comment on function pipeline_private.waiting_lead is
  'A lead that a source brought and that waits to be taken up, with all that is needed to read it; lead is null while it has to be fetched, paused_until says how long nobody may. No row for anything else.';
comment on function pipeline_private.lead_in is 'The lead in what a source brought; null while it has to be fetched.';

create or replace function pipeline_private.take_up_lead(delivery_id uuid, facts jsonb, problems jsonb)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  delivery pipeline.webhook_deliveries;
  known pipeline.lead_sources;
  answer pipeline.lead_result;
  became text;
  why text;
begin
  select * into delivery from pipeline.webhook_deliveries as deliveries where deliveries.id = delivery_id for update;
  if delivery.verdict is distinct from 'waiting' then
    return delivery.verdict;
  end if;
  select * into known from pipeline.lead_sources as sources where sources.source = delivery.source;
  perform pipeline_private.act_as('webhook', delivery.source);

  if pipeline_private.is_found(pipeline_private.lead_in(delivery), known.ignore_path) then
    became := 'ignored';
  -- What is brought again was judged by whether its source was live then.
  elsif not known.is_live and delivery.replay_of is null or pipeline_private.is_found(pipeline_private.lead_in(delivery), known.test_path) then
    became := 'test';
  elsif facts is null then
    became := 'refused';
    why := (
      select string_agg(concat_ws(': ', nullif(problem ->> 'column', ''), problem ->> 'problem'), '; ')
      from jsonb_array_elements(take_up_lead.problems) as problem
      where problem ->> 'severity' = 'error'
    );
  else
    begin
      perform set_config('pipeline.brought_at', delivery.received_at::text, true);
      answer := pipeline_private.write_new_lead(facts);
      perform set_config('pipeline.brought_at', '', true);
      if answer.saved then
        became := 'taken';
      elsif (pipeline_private.same_lead(
        pipeline_private.lead_phone(facts ->> 'vendor_phone'), pipeline_private.lead_postcode(facts ->> 'property_postcode'),
        facts ->> 'source', facts ->> 'external_ref', facts ->> 'vendor_name', facts ->> 'vendor_email', facts ->> 'property_address'
      )).id = (answer.lead).id then
        became := 'duplicate';
        perform pipeline_private.add_to_lead(answer.lead, facts, delivery);
      else
        became := 'refused';
        why := format('lead %s has its reference, and nothing else of it is the same: which of the two is right?', (answer.lead).id);
      end if;
    exception
      -- A fact that cannot be right; whatever else may be better the next time.
      when sqlstate 'VL018' then
        became := 'refused';
        why := sqlerrm;
    end;
  end if;

  update pipeline.webhook_deliveries as deliveries
  set verdict = became, vendor_lead_id = case when became in ('taken', 'duplicate') then (answer.lead).id end,
    problems = coalesce(take_up_lead.problems, '[]')
  where deliveries.id = delivery.id and deliveries.received_at = delivery.received_at;
  if became = 'refused' then
    -- It may be brought again, put right.
    update pipeline_private.brought_references as brought set is_refused = true where brought.delivery_id = delivery.id;
    if not exists (select from pipeline_private.questions_about_delivery(delivery) as asked) then
      perform pipeline_private.open_review_item(
        null, 'lead_not_read', left(format('A lead of %s: %s', known.title, coalesce(why, 'it cannot be read')), 2000),
        jsonb_build_object('delivery', delivery.id, 'source', delivery.source, 'reference', delivery.reference, 'problems', take_up_lead.problems),
        about => delivery.id::text
      );
    end if;
  elsif became in ('taken', 'duplicate') then
    perform pipeline_private.close_review_items(array(
      select asked.id from pipeline_private.questions_about_delivery(delivery) as asked (id)
    ), 'lead_read');
  end if;
  return became;
end
$$;

comment on function pipeline_private.take_up_lead is
  'Makes of a lead that a source brought what is to become of it. facts: what was read, by column, with consent and consent_date; null when that is not enough for a lead. A new one starts the pipeline; one that is there already keeps its facts, and gets those that it lacks; one that is only a test is kept; of any other a person is asked. Returns the verdict.';

create or replace function pipeline_private.add_to_lead(lead pipeline.vendor_leads, facts jsonb, delivery pipeline.webhook_deliveries)
  returns void
  language plpgsql
as $$
declare
  lacking jsonb := (
    select jsonb_object_agg(known.fact, facts -> known.fact)
    from pipeline_private.lead_facts as known
    where coalesce(facts ->> known.fact, '') <> '' and to_jsonb(lead) ->> known.fact is null
  );
begin
  perform pipeline_private.record_event(
    lead.id, 'came_again', jsonb_strip_nulls(jsonb_build_object('source', delivery.source, 'reference', delivery.reference, 'deliveryId', delivery.id)),
    stage_visit => lead.stage_visit
  );
  if lacking is not null then
    perform pipeline_private.write_edit(lead.id, lacking, '{}', null, null, null);
  end if;
  if facts ->> 'consent' is not null then
    perform pipeline.record_consent(
      lead.id, facts ->> 'consent', pipeline_private.begin_of_day((facts ->> 'consent_date')::date), given_by => facts ->> 'vendor_name',
      source => facts ->> 'source'
    );
  end if;
end
$$;

comment on function pipeline_private.add_to_lead is 'A source brought a lead that is there: that is noted, what the lead did not say yet is written, and what its vendor has agreed to. What it said stays.';

create or replace function pipeline_private.questions_about_delivery(delivery pipeline.webhook_deliveries)
  returns setof uuid
  language sql
  stable
as $$
  select items.id
  from pipeline.review_items as items
  where items.kind = 'lead_not_read' and items.resolved_at is null and items.vendor_lead_id is null
    and (
      items.about = delivery.id::text
      or delivery.reference is not null and items.detail @> jsonb_build_object('source', delivery.source, 'reference', delivery.reference)
    )
$$;

comment on function pipeline_private.questions_about_delivery is 'What people are asked about a lead that a source brought, now or before.';

grant execute on function pipeline_private.waiting_lead, pipeline_private.take_up_lead to pipeline_worker;
