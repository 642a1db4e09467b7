create or replace view pipeline_private.facts_of_people as
  select
    'questions_asked' as figure, items.kind::text as scope, items.opened_at as at, 1::numeric as amount, null::numeric as out_of,
    items.vendor_lead_id
  from pipeline.review_items as items
  union all
  select 'questions_answered', items.resolved_by, items.resolved_at, 1, null, items.vendor_lead_id
  from pipeline.review_items as items
  where items.closed_because is null
  union all
  select
    'hours_to_answer', items.kind::text, items.resolved_at, extract(epoch from items.resolved_at - items.opened_at) / 3600, 1,
    items.vendor_lead_id
  from pipeline.review_items as items
  where items.closed_because is null
  union all
  select 'texts_by_people', events.actor, events.created_at, 1, null, events.vendor_lead_id
  from pipeline.pipeline_events as events
  where events.event_type = 'message_written';

comment on view pipeline_private.facts_of_people is 'What people are asked, and what they answered, as it adds to figures.';
