create or replace function pipeline.explain_undo(audit_id bigint)
  returns jsonb
  language plpgsql
  stable
  security definer
  set search_path = ''
as $$
declare
  chosen pipeline.audit_log := pipeline_private.manual_change(audit_id);
  plan jsonb;
begin
  select jsonb_build_object(
    'auditId', chosen.id,
    'leadId', chosen.vendor_lead_id,
    'changedAt', chosen.created_at,
    'changedBy', chosen.actor,
    'reason', chosen.reason,
    'move', jsonb_agg(jsonb_build_object('from', undone.after -> 'pipeline_stage', 'to', undone.before -> 'pipeline_stage'))
      filter (where undone.table_name = 'vendor_leads' and undone.before ? 'pipeline_stage') -> 0,
    'hold', jsonb_agg(case when undone.before ->> 'held_at' is null then 'release' else 'hold' end)
      filter (where undone.table_name = 'vendor_leads' and undone.before ? 'held_at') -> 0,
    'rows', coalesce(jsonb_agg(
      jsonb_build_object(
        'table', undone.table_name,
        'rowId', undone.row_id,
        'does', case
          when undone.operation = 'UPDATE' then 'restore'
          when undone.operation = 'DELETE' then 'put back'
          when undone.table_name = 'review_items' then 'close'
          else 'remove'
        end,
        'to', undone.writes
      )
    ) filter (where undone.writes is null or undone.writes <> '{}'), '[]'),
    'obstacles', coalesce(jsonb_agg(undone.obstacle) filter (where undone.obstacle is not null), '[]')
  )
  into plan
  from pipeline_private.rows_to_undo(chosen) as undone;

  if plan ->> 'move' is null and plan ->> 'hold' is null and plan -> 'rows' = '[]' then
    raise exception 'nothing in audit entry % can be taken back', audit_id
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', audit_id)::text,
        hint = 'A text that was sent or a question that was answered stays so.';
  end if;
  if exists (
    select from pipeline_private.rows_to_undo(chosen) as undone
    where undone.table_name = 'vendor_leads' and undone.operation = 'INSERT'
  ) then
    raise exception 'a lead that was created stays'
      using errcode = 'VL017', detail = jsonb_build_object('auditId', audit_id)::text, hint = 'Move it to DEAD_LEAD, with a reason.';
  end if;

  if plan ->> 'hold' = 'hold' and plan ->> 'move' is null then
    plan := jsonb_set(plan, '{obstacles}', plan -> 'obstacles' || coalesce((
      select jsonb_build_object(
        'table', 'vendor_leads', 'rowId', leads.id, 'now', jsonb_build_object('pipeline_stage', leads.pipeline_stage)
      )
      from pipeline.vendor_leads as leads
      where leads.id = chosen.vendor_lead_id and leads.turn is null
    ), '[]'));
  end if;

  return plan || jsonb_build_object(
    'restarts', (select count(*) from pipeline_private.runs_to_restart(chosen)),
    'requeues', (select count(*) from pipeline_private.texts_to_requeue(chosen)),
    'textsSentSince', (
      select count(*)
      from pipeline.lead_messages as messages
      where plan ->> 'move' is not null
        and messages.vendor_lead_id = chosen.vendor_lead_id
        and messages.direction = 'outbound'
        and messages.sent_at >= chosen.created_at
    )
  );
end
$$;

comment on function pipeline.explain_undo(bigint) is
  'What undo_manual_change() would do with an audit entry: the move back, the hold, the rows and columns it writes, the agent runs it starts again and the texts it queues again; how many texts have left since and cannot be taken back; and the obstacles, columns that were changed again since, for which it refuses. Raises VL010 for an unknown entry, VL017 when there is nothing that could be taken back.';

grant execute on function pipeline.explain_undo(bigint) to pipeline_operator;
