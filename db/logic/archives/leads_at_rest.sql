create or replace function pipeline_private.leaves_before(log text)
  returns timestamptz
  language sql
  stable
  security definer
as $$
  select pipeline_private.later(
    pipeline.now(),
    - case log
      when 'webhook_deliveries' then settings.deliveries_leave_after
      when 'agent_runs' then settings.runs_leave_after
      when 'pipeline_events' then settings.events_leave_after
      when 'audit_log' then settings.audit_leaves_after
    end
  )
  from pipeline.settings
$$;

comment on function pipeline_private.leaves_before is 'What is older than this of a log may leave; null: nothing.';

create or replace function pipeline_private.is_at_rest(lead pipeline.vendor_leads, log text, before timestamptz)
  returns boolean
  language sql
  stable
as $$
  select lead.turn is null and lead.archived_at is not null
    and (
      log = 'webhook_deliveries'
      or lead.archived_at < before and coalesce(lead.last_contact_at, '-infinity') < before
        and not exists (
          select from pipeline_private.left_logs as known
          where known.vendor_lead_id = lead.id and known.log = is_at_rest.log and known.left_at > lead.archived_at
        )
    )
    and not exists (select from pipeline.review_items as items where items.vendor_lead_id = lead.id and items.resolved_at is null)
$$;

comment on function pipeline_private.is_at_rest is
  'Whether a log of this lead may leave: it is finished and archived, for as long as the log stays and without a word of the vendor meanwhile, nothing is asked about it, and the log has not left since.';

create or replace function pipeline_private.leads_at_rest(log text, after_at timestamptz, after_id uuid, most integer default 500)
  returns table (id uuid, at timestamptz)
  language plpgsql
  stable
  security definer
  -- A page is read off the index, however many there are.
  set enable_seqscan = off
  set enable_sort = off
  set enable_hashjoin = off
  rows 500
as $$
declare
  before timestamptz := pipeline_private.leaves_before(log);
begin
  if log = 'webhook_deliveries' then
    return query
      select distinct leads.id, '-infinity'::timestamptz
      from pipeline_private.deliveries_to_leave(null, before) as deliveries
      join pipeline.vendor_leads as leads on leads.id = deliveries.vendor_lead_id
      where leads.id > coalesce(after_id, '00000000-0000-0000-0000-000000000000') and pipeline_private.is_at_rest(leads, log, before)
      order by leads.id
      limit coalesce(most, 500);
  else
    return query
      select found.id, found.archived_at
      from (
        select leads as lead, leads.id, leads.archived_at
        from pipeline.vendor_leads as leads
        where leads.archived_at < before
          and (leads.archived_at, leads.id) > (
            coalesce(after_at, '-infinity'), coalesce(after_id, '00000000-0000-0000-0000-000000000000')
          )
          -- Of nearly all it has left: they are passed over before more is asked about them.
          and not exists (
            select from pipeline_private.left_logs as known
            where known.vendor_lead_id = leads.id and known.log = leads_at_rest.log and known.left_at > leads.archived_at
          )
        order by leads.archived_at, leads.id
        offset 0
      ) as found
      where pipeline_private.is_at_rest(found.lead, log, before)
      order by found.archived_at, found.id
      limit coalesce(most, 500);
  end if;
end
$$;

comment on function pipeline_private.leads_at_rest is
  'Leads of which a log may leave, after the one that is named, so many at most; when each was archived. None where the log never leaves.';

grant execute on function pipeline_private.leads_at_rest to pipeline_archive;
