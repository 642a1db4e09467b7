create or replace function pipeline.explain_undo(audit_id bigint)
  returns jsonb
  language plpgsql
  stable
  security definer
as $$
declare
  chosen pipeline.audit_log := pipeline_private.manual_change(audit_id);
begin
  perform pipeline_private.refuse_what_left(chosen, false);
  return pipeline_private.plan_of_undo(chosen, array(
    select changes from pipeline_private.changes_of(chosen, pipeline_private.leads_of_undo(chosen, false)) as changes
  ));
end
$$;

comment on function pipeline.explain_undo is
  'What undo_manual_change() would do with an audit entry: the move back, the hold, the rows and columns it writes, the agent runs it starts again and the texts it lets wait again; how many texts have left since and cannot be taken back; and the obstacles for which it refuses, each with a word why: what was changed again since or taken back already, an opt-out, a vendor''s texts that came along with a merge. Raises VL010 for an unknown entry, VL017 when there is nothing that could be taken back.';

grant execute on function pipeline.explain_undo to pipeline_operator;

create or replace function pipeline_private.plan_of_undo(chosen pipeline.audit_log, changes pipeline_private.undone_row[])
  returns jsonb
  language plpgsql
  stable
as $$
declare
  plan jsonb;
begin
  if exists (select from unnest(changes) as undone where undone.table_name = 'vendor_leads' and undone.operation = 'INSERT') then
    raise exception 'a lead that was created stays'
      using errcode = 'VL017', detail = jsonb_build_object('auditId', chosen.id)::text, hint = 'Move it to DEAD_LEAD, with a reason.';
  end if;

  select jsonb_build_object(
    'auditId', chosen.id,
    'leadId', chosen.vendor_lead_id,
    'changedAt', chosen.created_at,
    'changedBy', chosen.actor,
    'reason', chosen.reason,
    'move', jsonb_agg(jsonb_build_object('from', undone.after -> 'pipeline_stage', 'to', undone.before -> 'pipeline_stage'))
      filter (where undone.table_name = 'vendor_leads' and undone.before ? 'pipeline_stage') -> 0,
    'hold', jsonb_agg(case when undone.before ? 'held_at' and undone.before ->> 'held_at' is null then 'release' else 'hold' end)
      filter (where undone.table_name = 'vendor_leads' and undone.before ?| array['held_at', 'hold_id', 'held_until', 'taken_over_by']) -> 0,
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
    'obstacles', pipeline_private.obstacles_of(chosen, changes),
    'restarts', (select count(*) from pipeline_private.runs_to_restart(changes)),
    'requeues', (select count(*) from pipeline_private.texts_to_requeue(changes)),
    'textsSentSince', (
      select count(*)
      from unnest(changes) as moves
      join pipeline.lead_messages as messages on messages.vendor_lead_id = moves.vendor_lead_id
      where moves.table_name = 'vendor_leads' and moves.before ? 'pipeline_stage'
        and messages.direction = 'outbound' and messages.sent_at >= chosen.created_at
    )
  )
  into plan
  from unnest(changes) as undone;

  if plan ->> 'move' is null and plan ->> 'hold' is null and plan -> 'rows' = '[]' then
    raise exception 'nothing in audit entry % can be taken back', chosen.id
      using
        errcode = 'VL017', detail = jsonb_build_object('auditId', chosen.id)::text,
        hint = 'A text that was sent stays so; reopen_review_item() asks again what was answered; a timer that was moved is moved again.';
  end if;
  return plan;
end
$$;

comment on function pipeline_private.plan_of_undo is
  'What taking these changes back means, see explain_undo(). Of many leads move and hold are those of the first.';
