create or replace function pipeline_private.propose_text(lead pipeline.vendor_leads, run pipeline.agent_runs, result jsonb)
  returns void
  language plpgsql
as $$
declare
  words pipeline.free_text := coalesce(
    result ->> 'draft',
    (select result -> 'message' ->> 'body' from pipeline.agents as agents where agents.agent = run.agent and agents.drafts_only)
  );
  proposed uuid;
begin
  if words is null then
    return;
  end if;
  insert into pipeline.drafts as drafts (vendor_lead_id, body, author, written_by, read_up_to)
  values (lead.id, words, run.agent, run.agent, run.read_text_no)
  on conflict (vendor_lead_id, written_by) where state = 'open' do update
  set body = excluded.body, written_at = excluded.written_at, read_up_to = excluded.read_up_to
  -- What a person has made of it stays theirs.
  where drafts.edited_at is null
  returning drafts.id into proposed;
  if proposed is not null then
    perform pipeline_private.record_event(lead.id, 'draft_written', jsonb_build_object('draftId', proposed));
  end if;
end
$$;

comment on function pipeline_private.propose_text is
  'Leaves what an agent would write as its draft, in place of its open one: words that it proposes where it asks a person, and all its texts where it only drafts. Nothing leaves.';
