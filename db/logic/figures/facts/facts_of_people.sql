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
  where events.event_type = 'message_written'
  union all
  select 'facts_read', facts.fact, entries.created_at, 1, null, entries.vendor_lead_id
  from pipeline.audit_log as entries
  -- Of what has been erased the digests stay: an agent empties no fact.
  join pipeline_private.lead_facts as facts
    on facts.for_agents and (entries.new_values ->> facts.fact is not null or entries.salt is null and entries.digests ? facts.fact)
  where entries.table_name = 'vendor_leads' and entries.actor_kind = 'agent'
  union all
  select 'readings_corrected', corrected.fact, events.created_at, 1, null, events.vendor_lead_id
  from pipeline.pipeline_events as events
  cross join lateral jsonb_array_elements_text(events.metadata -> 'fields') as corrected (fact)
  where events.event_type = 'reading_corrected' and not exists (
    select from pipeline_private.undone_changes as undone
    where undone.vendor_lead_id = events.vendor_lead_id and undone.transaction_id = events.transaction_id
  );

comment on view pipeline_private.facts_of_people is 'What people are asked, what they answered, and what they corrected of all that agents read, as it adds to figures.';
