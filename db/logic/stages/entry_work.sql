create or replace function pipeline_private.start_entry_agents(moved pipeline_private.moved_lead[])
  returns void
  language sql
as $$
  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  select lead.id, lead.stage, lead.stage_visit, lead.agent, lead.purpose
  from unnest(moved) as lead
  where lead.agent is not null
    -- A move that brought its own text has already done what the agent would do on entry.
    and (
      select brought.id
      from pipeline.lead_messages as brought
      where brought.vendor_lead_id = lead.id and brought.stage_visit = lead.stage_visit and brought.direction = 'outbound'
      limit 1
    ) is null
$$;

comment on function pipeline_private.start_entry_agents is
  'Writes the run of the agent that each lead''s new stage starts, unless the move brought a text of its own.';

create or replace function pipeline_private.write_entry_texts(moved pipeline_private.moved_lead[])
  returns void
  language plpgsql
as $$
declare
  send_at timestamptz := pipeline_private.next_send_time(pipeline.now());
  without_offer uuid[];
begin
  with texts as (
    select
      lead.id, lead.stage, lead.stage_visit, templates.template, templates.purpose, leads.vendor_phone,
      pipeline_private.rendered(templates.body, leads) as body
    from unnest(moved) as lead
    join pipeline.message_templates as templates on templates.template = lead.template
    cross join lateral (select * from pipeline.vendor_leads as leads where leads.id = lead.id offset 0) as leads
  ),
  written as (
    insert into pipeline.lead_messages (
      vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, not_before
    )
    select
      texts.id, 'outbound', texts.purpose, texts.body, 'queued', texts.vendor_phone, texts.stage, texts.stage_visit,
      format('%s:%s:entry', texts.id, texts.stage_visit), texts.template, send_at
    from texts
    where texts.body is not null
  )
  select array_agg(texts.id) into without_offer from texts where texts.body is null;

  if without_offer is not null then
    perform pipeline_private.ask_about_missing_offer(leads, templates.purpose, templates.template)
    from unnest(moved) as lead
    join pipeline.message_templates as templates on templates.template = lead.template
    join pipeline.vendor_leads as leads on leads.id = lead.id
    where lead.id = any (without_offer);
  end if;
end
$$;

comment on function pipeline_private.write_entry_texts is
  'Writes the text that each lead''s new stage sends, to leave as soon as it may; where it cannot be written, a person is asked.';
