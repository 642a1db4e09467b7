create or replace function pipeline_private.visits_left(changes pipeline_private.undone_row[])
  returns table (vendor_lead_id uuid, stage_visit integer, stage text, before jsonb)
  language sql
  stable
  rows 10
as $$
  select undone.vendor_lead_id, (undone.before ->> 'stage_visit')::integer, undone.before ->> 'pipeline_stage', undone.before
  from unnest(changes) as undone
  where undone.table_name = 'vendor_leads' and undone.before ? 'pipeline_stage'
$$;

comment on function pipeline_private.visits_left is
  'The visit of each lead that the changes of its stage ended, with the columns of the lead as they were.';

create or replace function pipeline_private.runs_to_restart(changes pipeline_private.undone_row[])
  returns setof pipeline.agent_runs
  language sql
  stable
as $$
  select distinct on (runs.vendor_lead_id, runs.agent) runs.*
  from pipeline_private.visits_left(changes) as visits
  join pipeline.agent_runs as runs on runs.vendor_lead_id = visits.vendor_lead_id and runs.stage_visit = visits.stage_visit
  where runs.cancelled_because = 'moved_on'
  order by runs.vendor_lead_id, runs.agent, runs.id desc
$$;

comment on function pipeline_private.runs_to_restart is 'Agent runs that moves by hand cancelled, one for an agent and a lead.';

create or replace function pipeline_private.texts_to_requeue(changes pipeline_private.undone_row[])
  returns setof pipeline.lead_messages
  language sql
  stable
as $$
  select messages.*
  from pipeline_private.visits_left(changes) as visits
  join pipeline.lead_messages as messages
    on messages.vendor_lead_id = visits.vendor_lead_id and messages.stage_visit = visits.stage_visit
  join pipeline.vendor_leads as leads on leads.id = visits.vendor_lead_id
  where messages.cancelled_because = 'moved_on' and messages.author <> 'person'
    and pipeline_private.why_silent(leads) is null
  union
  select messages.*
  from unnest(changes) as undone
  left join pipeline.offers as offers on offers.id::text = undone.row_id
  join pipeline.lead_messages as messages on messages.id = coalesce((undone.writes ->> 'message_id')::uuid, offers.message_id)
  where undone.table_name = 'offers' and undone.operation <> 'INSERT'
    and coalesce(undone.writes ->> 'status', offers.status) = 'made'
    and messages.cancelled_because in ('moved_on', 'offer_changed')
$$;

comment on function pipeline_private.texts_to_requeue is
  'Texts that were waiting to leave when moves by hand, or changes of the offer that they carry, cancelled them.';

create or replace function pipeline_private.offers_to_untell(changes pipeline_private.undone_row[])
  returns setof pipeline.offers
  language sql
  stable
as $$
  select offers.*
  from unnest(changes) as undone
  join pipeline.offers as offers on offers.id::text = undone.row_id
  where undone.table_name = 'offers' and offers.status = 'made'
    and (undone.operation = 'INSERT' or undone.writes ? 'message_id' or undone.writes ->> 'status' <> 'made')
$$;

comment on function pipeline_private.offers_to_untell is
  'Offers that an undo takes off the table, or words differently, before the vendor was told: their texts must not leave.';
