create or replace function pipeline_private.archive_dead_leads(most integer default 1000)
  returns integer
  language plpgsql
  security definer
as $$
declare
  dead_since timestamptz := (select pipeline_private.later(pipeline.now(), - settings.archive_dead_after) from pipeline.settings);
  archived integer;
begin
  perform pipeline_private.act_as('worker', 'archive_dead_leads');
  with long_dead as (
    select leads.id
    from pipeline.vendor_leads as leads
    where leads.pipeline_stage = 'DEAD_LEAD' and leads.archived_at is null and leads.stage_entered_at <= dead_since
      and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.resolved_at is null)
      and not exists (
        select
        from pipeline.pipeline_events as events
        where events.vendor_lead_id = leads.id and events.event_type = 'lead_unarchived' and events.created_at > dead_since
      )
    order by leads.stage_entered_at
    limit coalesce(most, 1000)
    for no key update of leads skip locked
  ),
  put_away as (
    update pipeline.vendor_leads as leads
    set archived_at = pipeline.now()
    from long_dead
    where leads.id = long_dead.id
    returning leads.id, leads.stage_visit
  )
  select count(pipeline_private.record_event(put_away.id, 'lead_archived', stage_visit => put_away.stage_visit)) into archived
  from put_away;
  return archived;
end
$$;

comment on function pipeline_private.archive_dead_leads is
  'Takes leads out of the usual lists that have been dead for longer than settings.archive_dead_after and about which nothing is asked; one that a person brought back into the lists stays there for as long again. Returns how many, at most as many as asked; call it again until it finds none.';

grant execute on function pipeline_private.archive_dead_leads to pipeline_worker;
