create or replace function pipeline_private.ask_to_ring(lead_ids uuid[], why text, purpose text default null, text_class text default null)
  returns void
  language plpgsql
as $$
declare
  unheard uuid[];
begin
  with asked as (
    insert into pipeline.review_items (vendor_lead_id, kind, reason, detail, stage, stage_visit, shown_up_to)
    select
      leads.id, ask_to_ring.why,
      case
        when ask_to_ring.why = 'said_no' then 'The vendor said no: no reminder is sent. Ring them only if they asked for it, or close the lead'
        when leads.opted_out_at is not null or stop.phone is not null
          then 'No consent to such texts, and the number must not be texted: decide whether anybody is to ring the vendor at all'
        else 'No consent to such texts: ring the vendor, and record their consent if they give it'
      end,
      jsonb_strip_nulls(jsonb_build_object('purpose', ask_to_ring.purpose, 'textClass', ask_to_ring.text_class)), leads.pipeline_stage, leads.stage_visit,
      (
        select max(said.text_no) from pipeline.lead_messages as said
        where said.vendor_lead_id = leads.id and said.direction = 'inbound'
      )
    from unnest(lead_ids) as lead (id)
    cross join lateral (select * from pipeline.vendor_leads as leads where leads.id = lead.id offset 0) as leads
    left join pipeline.message_suppressions as stop on stop.phone = leads.vendor_phone
    where leads.turn is not null
    on conflict (vendor_lead_id, kind, about) where resolved_at is null do nothing
    returning id, vendor_lead_id, kind, reason, stage_visit
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    asked.vendor_lead_id, 'review_opened', asked.stage_visit,
    jsonb_build_object('itemId', asked.id, 'kind', asked.kind, 'reason', asked.reason), actor.kind, actor.name, actor.user_id, actor.reason
  from asked
  cross join pipeline_private.actor() as actor;

  -- The vendor has heard nothing, so no silence of theirs counts.
  with turned as (
    update pipeline.vendor_leads as leads
    set turn = 'us', turn_since = pipeline.now()
    where leads.id = any (lead_ids) and leads.turn = 'vendor' and leads.held_at is null
    returning leads.id
  )
  select array_agg(turned.id) into unheard from turned;
  if unheard is not null then
    perform pipeline_private.arm_timers(unheard);
    perform pipeline_private.follow_timers(unheard);
  end if;
end
$$;

comment on function pipeline_private.ask_to_ring is
  'Asks a person, once for each of these leads, to ring a vendor whom no text may reach (why: no_consent, or said_no of a reminder; text_class: of the text that may not leave, left out, service); the turn is ours until they have. Does nothing for finished leads. The caller holds their locks.';
