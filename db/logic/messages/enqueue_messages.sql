create or replace function pipeline_private.tg_lead_messages__enqueue()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pipeline_private.enqueue(array_agg(pipeline_private.job(
    'send_message', jsonb_build_object('message', written.id), pipeline_private.real_time(written.not_before),
    case when written.is_reply then -1 end::smallint
  )))
  from new_rows as inserted
  join pipeline.lead_messages as written on written.id = inserted.id
  join pipeline.vendor_leads as leads on leads.id = written.vendor_lead_id
  where written.status = 'queued'
    and not pipeline_private.is_frozen(leads, written)
    and pipeline_private.real_time(written.not_before) is not null;

  return null;
end
$$;

-- A move adds the jobs of its own texts together with its other jobs.
create or replace trigger _600_enqueue
  after insert on pipeline.lead_messages
  referencing new table as new_rows
  for each statement
  when (current_setting('pipeline.books', true) is distinct from 'the visit')
  execute function pipeline_private.tg_lead_messages__enqueue();

comment on function pipeline_private.tg_lead_messages__enqueue() is 'Adds the job that sends each queued text; for a held lead only of a person''s own.';
