create or replace function pipeline_private.is_own_work(item pipeline.review_items)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select
    from pipeline.agent_runs as runs
    join pipeline.stages as stages on stages.stage = runs.stage
    where runs.id = item.agent_run_id and runs.agent = stages.entry_agent and runs.purpose = stages.entry_purpose
  )
  and not exists (
    select from pipeline.lead_messages as said
    where said.vendor_lead_id = item.vendor_lead_id and said.author = 'person' and said.created_at >= item.opened_at
  )
$$;

comment on function pipeline_private.is_own_work is
  'Whether an item stands for what the stage''s own agent should have done on entry, and nobody has spoken to the vendor instead.';

create or replace function pipeline_private.owes_answer(lead_id uuid)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select from pipeline.lead_messages as messages
    where messages.vendor_lead_id = lead_id and messages.direction = 'inbound' and messages.answered_at is null
  )
$$;

create or replace function pipeline_private.answer_is_owed(lead_id uuid, visit integer)
  returns boolean
  language sql
  stable
as $$
  select
    exists (
      select from pipeline.lead_messages as said
      where said.vendor_lead_id = lead_id and said.direction = 'inbound' and said.answered_at is null
    )
    or exists (
      select from pipeline.lead_messages as reply
      where reply.vendor_lead_id = lead_id and reply.status = 'queued' and reply.author = 'agent' and reply.is_reply
        and reply.stage_visit < visit
    )
$$;

comment on function pipeline_private.answer_is_owed is
  'Whether the vendor waits for an answer when a lead enters a visit: nobody has read what they wrote, or the answer is still to leave and is dropped with the visit before. Without a path of its own, so that it is looked up in place.';

create or replace function pipeline_private.owes_work(lead pipeline.vendor_leads)
  returns boolean
  language sql
  stable
as $$
  select
    exists (
      select from pipeline.agent_runs as runs
      where runs.vendor_lead_id = lead.id and runs.stage_visit = lead.stage_visit and runs.status in ('queued', 'running')
    )
    or exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.resolved_at is null and items.stage_visit = lead.stage_visit
        and pipeline_private.is_own_work(items)
    )
$$;

comment on function pipeline_private.owes_work is
  'Whether this visit still waits for our own work: an agent that has not answered, or a person asked to do what it could not. Meanwhile no silence counts against the vendor.';

create or replace function pipeline_private.is_for_person(lead_id uuid)
  returns boolean
  language sql
  stable
as $$
  select pipeline_private.owes_answer(lead_id) and exists (
    select from pipeline.review_items as items
    where items.vendor_lead_id = lead_id and items.resolved_at is null and items.kind in ('may_want_no_texts', 'needs_care', 'rights_request')
  )
$$;

comment on function pipeline_private.is_for_person is
  'Whether what a vendor wrote may be answered by a person only: it may be a plea to be left alone, tells of distress or asks for something by right, and nobody has dealt with it yet. A hold that ends, a conversation that is handed back and a move change nothing about that.';
