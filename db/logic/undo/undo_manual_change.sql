create or replace function pipeline.undo_manual_change(audit_id bigint, reason pipeline.free_text)
  returns jsonb
  language plpgsql
  security definer
as $$
begin
  return pipeline_private.undo_changes(audit_id, reason, false, false);
end
$$;

comment on function pipeline.undo_manual_change is
  'Takes back what a person changed: for a lead everything its transaction did to it (facts, stage, hold, offers, deal), with the clock where it stood; runs that the move had cancelled start again and texts that had not left wait again. For a rule the one row. Nobody is texted for the move itself. A change is taken back once, whichever of its entries is named. Returns what explain_undo() said. Raises VL003 without a reason, VL004 for automation, without the role of an admin for rules and for what an admin overrode, and for what the grants of the table do not allow, VL010 for an unknown entry, VL016 when it was taken back already or changed again since, VL017 when there is nothing that could be taken back.';

create or replace function pipeline.undo_transaction(audit_id bigint, reason pipeline.free_text, dry_run boolean default false)
  returns jsonb
  language plpgsql
  security definer
as $$
begin
  return pipeline_private.undo_changes(audit_id, reason, true, coalesce(dry_run, false));
end
$$;

comment on function pipeline.undo_transaction is
  'Takes back a bulk fix: everything that the transaction of an audit entry did to all its leads, each with its own clock, or nothing at all when one of them was changed again since. dry_run only looks. Returns how many leads, moves, rows, runs and texts, and the obstacles. Raises what undo_manual_change() raises.';

grant execute on function pipeline.undo_manual_change, pipeline.undo_transaction to pipeline_operator;

create or replace function pipeline_private.undo_changes(audit_id bigint, reason text, whole boolean, dry_run boolean)
  returns jsonb
  language plpgsql
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('take a change back', reason);
  chosen pipeline.audit_log;
  lead_ids uuid[];
  changes pipeline_private.undone_row[];
  plan jsonb;
  answer jsonb;
begin
  chosen := pipeline_private.manual_change(audit_id);
  perform pipeline_private.refuse_what_left(chosen, whole);
  -- Nobody else can write what is read after this.
  lead_ids := pipeline_private.leads_of_undo(chosen, whole);
  perform from pipeline.vendor_leads as leads where leads.id = any (lead_ids) order by leads.id for no key update;
  changes := array(select changed from pipeline_private.changes_of(chosen, lead_ids) as changed);
  -- Nor do owners leave before they are owners again.
  perform from pipeline_private.users as users
  where users.name in (select changed.writes ->> 'owner' from unnest(changes) as changed where changed.table_name = 'lead_owners')
  order by users.name
  for share;
  perform pipeline_private.refuse_to_undo(chosen, changes);
  plan := pipeline_private.plan_of_undo(chosen, changes);
  answer := case when whole then pipeline_private.sum_of_undo(plan, changes) else plan end;
  if dry_run then
    perform pipeline_private.act_as_before(acting_before);
    return answer;
  end if;
  if plan -> 'obstacles' <> '[]' then
    raise exception 'audit entry % cannot be taken back: %', audit_id, pipeline_private.obstacles_in_words(plan -> 'obstacles')
      using
        errcode = 'VL016', detail = answer::text,
        hint = 'Take the later change back first, or write the right values.';
  end if;

  if chosen.vendor_lead_id is null then
    perform pipeline_private.put_rows_back(changes, chosen.table_name);
  else
    perform pipeline_private.take_back(chosen, changes);
    perform pipeline_private.note_undone(chosen, changes, case when whole then answer - 'obstacles' else plan - array['leadId', 'obstacles'] end);
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return answer;
end
$$;

comment on function pipeline_private.undo_changes is
  'Takes back what a transaction did to the lead of an audit entry, or with whole to all its leads: one way for one and for many.';

create or replace function pipeline_private.obstacles_in_words(obstacles jsonb)
  returns text
  language sql
  immutable
as $$
  select string_agg(format('%s %s: %s', obstacle ->> 'table', obstacle ->> 'rowId', obstacle ->> 'because'), '; ' order by place)
    || case when jsonb_array_length(obstacles) > 3 then format('; and %s more', jsonb_array_length(obstacles) - 3) else '' end
  from jsonb_array_elements(obstacles) with ordinality as found (obstacle, place)
  where place <= 3
$$;

comment on function pipeline_private.obstacles_in_words is 'The first obstacles of an undo, for people.';

create or replace function pipeline_private.sum_of_undo(plan jsonb, changes pipeline_private.undone_row[])
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'auditId', plan -> 'auditId', 'changedAt', plan -> 'changedAt', 'changedBy', plan -> 'changedBy', 'reason', plan -> 'reason',
    'leads', count(distinct undone.vendor_lead_id),
    'moves', count(*) filter (where undone.table_name = 'vendor_leads' and undone.before ? 'pipeline_stage'),
    'rows', jsonb_array_length(plan -> 'rows'),
    'restarts', plan -> 'restarts', 'requeues', plan -> 'requeues', 'textsSentSince', plan -> 'textsSentSince',
    'obstacles', plan -> 'obstacles'
  )
  from unnest(changes) as undone
$$;

comment on function pipeline_private.sum_of_undo is 'The plan of an undo over many leads, in figures.';

create or replace function pipeline_private.note_undone(chosen pipeline.audit_log, changes pipeline_private.undone_row[], plan jsonb)
  returns void
  language plpgsql
as $$
begin
  -- Whoever takes an undo back lets what it had undone stand again.
  delete from pipeline_private.undone_changes as undone
  using unnest(changes) as changed
  where undone.vendor_lead_id = changed.vendor_lead_id
    and undone.undone_by = chosen.transaction_id and undone.undone_at = chosen.created_at;

  insert into pipeline_private.undone_changes (vendor_lead_id, transaction_id, changed_at)
  select distinct changed.vendor_lead_id, chosen.transaction_id, chosen.created_at
  from unnest(changes) as changed;

  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select leads.id, 'manual_change_undone', leads.stage_visit, plan, actor.kind, actor.name, actor.user_id, actor.reason
  from pipeline.vendor_leads as leads
  cross join pipeline_private.actor() as actor
  where leads.id in (select changed.vendor_lead_id from unnest(changes) as changed);
end
$$;

comment on function pipeline_private.note_undone is
  'Keeps that a transaction was taken back for these leads, and tells it in their history.';
