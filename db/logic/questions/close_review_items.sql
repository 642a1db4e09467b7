create or replace function pipeline_private.close_overtaken(moved pipeline_private.moved_lead[])
  returns void
  language plpgsql
as $$
declare
  overtaken uuid[];
  over uuid[];
begin
  -- Look-ups that nearly always find nothing; only then is anything written.
  select
    array(
      select items.id
      from unnest(moved) as lead
      cross join pipeline.review_items as items
      where items.vendor_lead_id = lead.id
        and items.resolved_at is null
        and items.stage_visit < lead.stage_visit
        and not pipeline_private.outlives_visit(items, lead.stage)
    ),
    array(
      select alerts.id
      from unnest(moved) as lead
      cross join pipeline.alerts as alerts
      join pipeline.alert_rules as rules on rules.type = alerts.type
      where alerts.vendor_lead_id = lead.id and alerts.resolved_at is null and rules.ends_with_visit
    )
  into overtaken, over;

  if cardinality(overtaken) > 0 then
    perform pipeline_private.close_review_items(overtaken, 'moved_on');
  end if;
  if cardinality(over) > 0 then
    update pipeline.alerts as alerts set resolved_at = pipeline.now() where alerts.id = any (over);
  end if;
end
$$;

comment on function pipeline_private.close_overtaken is
  'Closes the review items of earlier visits, and the alerts, that are over because their leads moved on.';

create or replace function pipeline_private.outlives_visit(item pipeline.review_items, entered_stage text)
  returns boolean
  language sql
  stable
as $$
  -- What the law gives a time to ends with no lead.
  select item.kind = 'rights_request' or not (select stages.is_terminal from pipeline.stages as stages where stages.stage = entered_stage)
    and case
      -- Moving on tells nobody whether the carrier has the text, and takes back no opt-out, and is no consent.
      when item.kind in ('message_uncertain', 'opted_out', 'no_consent', 'said_no') then true
      -- What was agreed with the vendor is agreed wherever the lead stands.
      when item.kind = 'call_due' then true
      -- Nor does it answer the vendor.
      when item.kind in ('vendor_wrote', 'reaction_failed', 'may_want_no_texts', 'needs_care', 'wants_texts_again') then exists (
        select from pipeline.lead_messages as messages
        where messages.vendor_lead_id = item.vendor_lead_id and messages.direction = 'inbound' and messages.answered_at is null
      )
      else false
    end
$$;

comment on function pipeline_private.outlives_visit is
  'Whether a question to a person still stands after the lead moved. Most are about the visit: the stage was overdue, an agent asked or failed, a text of it could not leave. A finished lead asks for nothing that was open before, but what somebody asked by right.';

create or replace function pipeline_private.close_review_items(item_ids uuid[], why text)
  returns void
  language sql
as $$
  with closed as (
    update pipeline.review_items as items
    set resolved_at = pipeline.now(), resolved_by = 'pipeline', closed_because = why, resolution = pipeline_private.cause_in_words(why)
    where items.id = any (item_ids) and items.resolved_at is null
    returning items.id, items.vendor_lead_id, items.kind, items.stage_visit
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    closed.vendor_lead_id, 'review_resolved', closed.stage_visit,
    jsonb_build_object('itemId', closed.id, 'kind', closed.kind, 'cause', why, 'resolution', pipeline_private.cause_in_words(why), 'resolvedBy', 'pipeline'),
    actor.kind, actor.name, actor.user_id, actor.reason
  from closed
  cross join pipeline_private.actor() as actor
$$;

comment on function pipeline_private.close_review_items is
  'Closes review items that nobody needs to answer any more. The event names who brought that about.';
