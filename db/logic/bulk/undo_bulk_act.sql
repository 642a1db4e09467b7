create or replace function pipeline.bulk_acts_may_be_undone(act pipeline.bulk_acts)
  returns boolean
  language sql
  stable
as $$
  select act.status in ('cancelled', 'finished') and act.done > act.undone
    and act.verb in (
      'move', 'reactivate', 'hold', 'release', 'archive', 'unarchive', 'suppress', 'send_template', 'assign', 'answer_items', 'assign_items', 'snooze_items'
    )
$$;

comment on function pipeline.bulk_acts_may_be_undone is
  'Whether there is something that undo_bulk_act() could take back: agents that were started, timers that were moved and a vendor''s wish are not.';

grant execute on function pipeline.bulk_acts_may_be_undone to pipeline_viewer;

create or replace function pipeline_private.act_to_undo(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  act pipeline.bulk_acts := pipeline_private.lock_bulk_act(act_id, 'cancelled', 'finished');
begin
  if not pipeline.bulk_acts_may_be_undone(act) then
    raise exception 'nothing of this bulk act can be taken back'
      using
        errcode = 'VL017', detail = jsonb_build_object('actId', act.id, 'verb', act.verb)::text,
        hint = 'Agents that were started and timers that were moved stay so; a vendor''s wish is taken back by allow_again().';
  end if;
  if exists (select from pipeline.bulk_acts as undos where undos.undoes = act.id and undos.status in ('running', 'paused')) then
    raise exception 'somebody is taking this bulk act back'
      using errcode = 'VL040', detail = jsonb_build_object('actId', act.id)::text, hint = 'Wait until that is over, or cancel it.';
  end if;
  return act;
end
$$;

comment on function pipeline_private.act_to_undo is 'Locks an act that can be taken back. Raises VL010, VL017 or VL040 for any other.';

create or replace function pipeline.preview_undo_of_bulk_act(act_id uuid)
  returns pipeline.bulk_preview
  language plpgsql
  stable
  security definer
  set jit = off
as $$
declare
  act pipeline.bulk_acts;
begin
  select * into act from pipeline.bulk_acts as acts where acts.id = act_id;
  perform pipeline_private.refuse_unknown('bulk act', 'actId', act_id, 'bulk_acts') where act.id is null;
  if act.of_items then
    return pipeline_private.preview_of_items(act, null, true);
  end if;
  return pipeline_private.preview_of_bulk(
    act, pipeline_private.leads_done_by_bulk('rows.undone_at is null and $2 is null'), pipeline_private.obstacle_to_undo(act.verb), null, null
  );
end
$$;

comment on function pipeline.preview_undo_of_bulk_act is
  'What undo_bulk_act() would do: to how many leads, or questions, and which would be left alone and why, as they have moved on or changed since. It changes nothing. Whether all else of a lead can be taken back is seen when it is done. Raises VL010 for an unknown act.';

create or replace function pipeline_private.leads_done_by_bulk(which text)
  returns text
  language sql
  immutable
as $$
  select format(
    $sql$
      select leads.*, rows.audit_id, rows.message_id
      from pipeline.bulk_act_leads as rows
      join pipeline.vendor_leads as leads on leads.id = rows.vendor_lead_id
      where rows.act_id = ($1).id and rows.outcome = 'done' and %s
    $sql$,
    which
  )
$$;

comment on function pipeline_private.leads_done_by_bulk is
  'The leads to which an act, $1, was done, with what they are taken back by, as a query; of them those that meet a condition.';

create or replace function pipeline_private.obstacle_to_undo(verb text)
  returns text
  language sql
  immutable
as $$
  select case verb
    when 'send_template' then $sql$case when not exists (
      select from pipeline.lead_messages as texts where texts.id = leads.message_id and texts.status = 'queued'
    ) then array['VL036', 'its text has left, or was withdrawn'] end$sql$
    when 'suppress' then $sql$case when not exists (
      select from pipeline.message_suppressions as stops where stops.phone = leads.vendor_phone and stops.reason = 'person'
    ) then array['VL016', 'what stands against its number has changed since'] end$sql$
    else $sql$(
      select case
        when bool_or(changed.name = 'pipeline_stage') then array['VL016', 'it has moved on since']
        when bool_or(changed.name in ('hold_id', 'held_until')) then array['VL016', 'its hold has changed since']
        when count(*) > 0 then array['VL016', 'it has changed since']
      end
      from pipeline.audit_log as chosen
      join pipeline.audit_log as entries on entries.vendor_lead_id = chosen.vendor_lead_id
        and entries.transaction_id = chosen.transaction_id and entries.created_at = chosen.created_at
        and entries.table_name in ('vendor_leads', 'lead_owners')
      join pipeline.audit_log as later on later.vendor_lead_id = entries.vendor_lead_id and later.id > entries.id
        and later.table_name = entries.table_name
        and (later.transaction_id, later.created_at) <> (entries.transaction_id, entries.created_at)
      cross join lateral jsonb_object_keys(coalesce(later.new_values, '{"deleted": true}')) as changed (name)
      where chosen.id = leads.audit_id
        and changed.name in ('pipeline_stage', 'hold_id', 'held_until', 'archived_at', 'owner', 'opted_out_at', 'merged_into', 'deleted')
        and (coalesce(entries.old_values, '{}') ? changed.name or coalesce(entries.new_values, '{}') ? changed.name)
    )$sql$
  end
$$;

comment on function pipeline_private.obstacle_to_undo is
  'What has become of a lead since an act with this verb, as far as that keeps it from being taken back, as SQL about `leads`.';

create or replace function pipeline.undo_bulk_act(act_id uuid, reason pipeline.free_text, expected integer default null)
  returns pipeline.bulk_acts
  language plpgsql
  security definer
as $$
declare
  act pipeline.bulk_acts;
  undo pipeline.bulk_acts;
begin
  perform pipeline_private.want_person('take a bulk act back');
  perform pipeline_private.want_reason('to take a bulk act back', reason);
  act := pipeline_private.act_to_undo(act_id);
  undo.id := uuidv7();
  undo.verb := 'undo';
  undo.reason := btrim(reason);
  undo.undoes := act.id;
  undo.of_items := act.of_items;
  undo.chosen_by_hand := true;
  undo.expected := undo_bulk_act.expected;
  return pipeline_private.begin_bulk_act(
    undo,
    format(
      $sql$
        select rows.%s
        from pipeline.%s as rows
        where rows.act_id = ($1).undoes and rows.outcome = 'done' and rows.undone_at is null and $2 is null
      $sql$,
      case when act.of_items then 'review_item_id' else 'vendor_lead_id' end,
      case when act.of_items then 'bulk_act_items' else 'bulk_act_leads' end
    ),
    null
  );
end
$$;

comment on function pipeline.undo_bulk_act is
  'Takes back what a bulk act has done, lead by lead, or question by question, as a job like the act itself: it returns the act that does so. A lead that has moved on or was changed since is left alone, and says why; a text that has left stays. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown act, VL017 when nothing of it can be taken back, VL040 while it runs or somebody takes it back, VL041 when there are more than expected lets pass.';

grant execute on function pipeline.preview_undo_of_bulk_act, pipeline.undo_bulk_act to pipeline_operator;

create or replace function pipeline_private.undo_of_bulk(undo pipeline.bulk_acts, lead_id uuid)
  returns void
  language plpgsql
as $$
declare
  act pipeline.bulk_acts;
  was pipeline.bulk_act_leads;
begin
  select * into act from pipeline.bulk_acts as acts where acts.id = undo.undoes for no key update;
  select * into was from pipeline.bulk_act_leads as rows where rows.act_id = act.id and rows.vendor_lead_id = lead_id;
  if act.verb = 'send_template' then
    perform pipeline.withdraw_message(was.message_id, undo.reason);
  elsif act.verb = 'suppress' then
    perform pipeline.allow_again(leads.vendor_phone, undo.reason) from pipeline.vendor_leads as leads where leads.id = lead_id;
  else
    perform pipeline_private.undo_changes(was.audit_id, undo.reason, false, false);
  end if;
  perform pipeline_private.note_gone_back(act.id, lead_id);
end
$$;

comment on function pipeline_private.undo_of_bulk is 'Takes back what a bulk act did to one lead; raises what stands in the way.';

create or replace function pipeline_private.note_gone_back(act_id uuid, lead_id uuid)
  returns void
  language sql
as $$
  update pipeline.bulk_act_leads as rows
  set undone_at = pipeline.now()
  where rows.act_id = note_gone_back.act_id and rows.vendor_lead_id = lead_id;
  update pipeline.bulk_acts as acts set undone = acts.undone + 1 where acts.id = note_gone_back.act_id
$$;

comment on function pipeline_private.note_gone_back is 'Writes down that what an act did to a lead was taken back.';

create or replace function pipeline_private.went_back_along(act_id uuid, lead_id uuid)
  returns boolean
  language sql
  stable
as $$
  select acts.verb in ('hold', 'release', 'suppress') and exists (
    select
    from pipeline.vendor_leads as leads
    join pipeline.vendor_leads as others on others.vendor_phone = leads.vendor_phone and others.id <> leads.id
    join pipeline.bulk_act_leads as rows on rows.act_id = acts.id and rows.vendor_lead_id = others.id
    where leads.id = lead_id and rows.undone_at is not null and others.hold_id is not distinct from leads.hold_id
  )
  from pipeline.bulk_acts as acts
  where acts.id = went_back_along.act_id
$$;

comment on function pipeline_private.went_back_along is
  'Whether what an act did to a lead was taken back already, with that of another lead of the number.';
