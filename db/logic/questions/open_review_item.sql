create or replace function pipeline_private.open_review_item(
  lead_id uuid,
  kind text,
  reason text,
  detail jsonb default '{}',
  agent_run_id uuid default null,
  message_id uuid default null,
  about text default null
)
  returns uuid
  language plpgsql
as $$
#variable_conflict use_column
declare
  item_id uuid;
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;

  insert into pipeline.review_items (
    vendor_lead_id, kind, reason, detail, stage, stage_visit, agent_run_id, message_id, about, shown_up_to
  )
  values (
    open_review_item.lead_id, open_review_item.kind, open_review_item.reason, coalesce(open_review_item.detail, '{}'), lead.pipeline_stage, lead.stage_visit,
    open_review_item.agent_run_id, open_review_item.message_id,
    coalesce(open_review_item.about, open_review_item.agent_run_id::text, open_review_item.message_id::text, ''),
    (
      select max(said.text_no) from pipeline.lead_messages as said
      where said.vendor_lead_id = open_review_item.lead_id and said.direction = 'inbound'
    )
  )
  on conflict (vendor_lead_id, kind, about) where resolved_at is null do nothing
  returning id into item_id;

  if item_id is not null then
    perform pipeline_private.record_event(
      lead_id, 'review_opened', jsonb_build_object('itemId', item_id, 'kind', open_review_item.kind, 'reason', open_review_item.reason), stage_visit => lead.stage_visit
    );
  end if;
  return item_id;
end
$$;

comment on function pipeline_private.open_review_item is
  'Asks a person to look at a lead. about tells questions of one kind apart: without it the run or the text that is asked about, else a lead has one of the kind. Null when the same thing has been asked already and is still open.';
