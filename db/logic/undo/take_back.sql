create or replace function pipeline_private.take_back(chosen pipeline.audit_log, changes pipeline_private.undone_row[])
  returns void
  language plpgsql
  set timezone = 'UTC'
as $$
declare
  clocks jsonb[] := pipeline_private.clocks_then(changes);
  runs pipeline.agent_runs[] := array(select runs from pipeline_private.runs_to_restart(changes) as runs);
  texts pipeline.lead_messages[] := array(select texts from pipeline_private.texts_to_requeue(changes) as texts);
  other text;
begin
  perform pipeline_private.drop_offer_text(offers.message_id) from pipeline_private.offers_to_untell(changes) as offers;
  perform pipeline_private.move_leads_back(changes);
  -- Before the lead itself has the number again, which is then none of its others.
  perform pipeline_private.put_rows_back(
    array(select undone from unnest(changes) as undone where undone.operation = 'INSERT'), 'lead_phones'
  );
  changes := array(
    select undone from unnest(changes) as undone where (undone.table_name, undone.operation) <> ('lead_phones', 'INSERT')
  );
  perform pipeline_private.put_rows_back(
    pipeline_private.with_turns(changes, clocks, chosen.created_at), 'vendor_leads'
  );
  perform pipeline_private.put_questions_back(changes);
  for other in
    select distinct undone.table_name from unnest(changes) as undone where undone.table_name not in ('vendor_leads', 'review_items') order by 1
  loop
    perform pipeline_private.put_rows_back(changes, other);
  end loop;

  -- An offer made since at the stage that was a mistake: nobody can accept it where the lead is again.
  update pipeline.offers as offers
  set status = 'lapsed', closed_at = pipeline.now()
  from pipeline_private.visits_left(changes) as visits
  where offers.vendor_lead_id = visits.vendor_lead_id
    and offers.status in ('made', 'sent')
    and (visits.stage in ('OFFER_REJECTED', 'DEAD_LEAD') or pipeline_private.is_past_acceptance(visits.stage));

  perform pipeline_private.restart_pending(runs, texts);
  perform pipeline_private.give_back_own_work(changes, chosen);
  if clocks is not null then
    perform pipeline_private.put_clocks_back(clocks, chosen.created_at);
    -- What vendors have written is read by the agents of the stages that the leads are back at, or asked about.
    perform pipeline_private.take_up_words(leads, 'undone')
    from unnest(clocks) as clock
    join pipeline.vendor_leads as leads on leads.id = (clock ->> 'lead')::uuid
    where pipeline_private.owes_answer(leads.id);
  end if;
  perform pipeline_private.put_freezes_back(changes);
  perform pipeline_private.show_unread(changes);
end
$$;

comment on function pipeline_private.take_back is
  'Undoes changes of leads: the moves first, then facts, questions, offers and deals, then what was pending, the clocks and the holds. The caller holds the locks.';

create or replace function pipeline_private.put_freezes_back(changes pipeline_private.undone_row[])
  returns void
  language plpgsql
as $$
declare
  undone pipeline_private.undone_row;
begin
  for undone in
    select changed.* from unnest(changes) as changed
    join pipeline.vendor_leads as leads on leads.id = changed.vendor_lead_id and leads.turn is not null
    where changed.table_name = 'vendor_leads' and changed.before ?| array['hold_id', 'held_until', 'taken_over_by']
    order by changed.vendor_lead_id
  loop
    if undone.before ? 'hold_id' then
      perform case
        when undone.before ->> 'hold_id' is null then pipeline.release_lead(undone.vendor_lead_id)
        -- Its time may be over by now.
        when (undone.before ->> 'held_until')::timestamptz <= pipeline.now() then null
        else pipeline.hold_lead(undone.vendor_lead_id, undone.before ->> 'hold_reason', (undone.before ->> 'held_until')::timestamptz)
      end;
    elsif (undone.before ->> 'held_until')::timestamptz <= pipeline.now() then
      perform pipeline.release_lead(undone.vendor_lead_id);
    elsif undone.before ? 'held_until' then
      perform pipeline_private.set_end_of_hold(leads, undone.before ->> 'hold_reason', (undone.before ->> 'held_until')::timestamptz)
      from pipeline.vendor_leads as leads
      where leads.id = undone.vendor_lead_id and leads.hold_id is not null;
    end if;
    if undone.before ? 'taken_over_by' then
      perform case
        when undone.before ->> 'taken_over_by' is null then pipeline.hand_back_lead(undone.vendor_lead_id)
        else pipeline.take_over_lead(undone.vendor_lead_id)
      end;
      update pipeline.vendor_leads as leads
      set taken_over_by = undone.before ->> 'taken_over_by'
      where leads.id = undone.vendor_lead_id and undone.before ->> 'taken_over_by' is not null;
    end if;
  end loop;
end
$$;

comment on function pipeline_private.put_freezes_back is
  'Ends the holds and take-overs that changes began, and begins again those that they ended.';

create or replace function pipeline_private.refuse_to_undo(chosen pipeline.audit_log, changes pipeline_private.undone_row[])
  returns void
  language plpgsql
  stable
as $$
declare
  role_now text := coalesce(nullif(current_setting('role', true), 'none'), session_user);
begin
  if not pipeline_private.may_administer() and (chosen.vendor_lead_id is null or exists (
    select
    from pipeline.pipeline_events as moves
    where moves.vendor_lead_id in (select undone.vendor_lead_id from unnest(changes) as undone)
      and moves.transaction_id = chosen.transaction_id
      and moves.created_at = chosen.created_at
      and moves.event_type = 'stage_change'
      and moves.metadata ? 'override'
      -- An undo moves back by an override too, and whoever may undo may take that back.
      and not exists (
        select from pipeline.pipeline_events as undo
        where undo.vendor_lead_id = moves.vendor_lead_id and undo.transaction_id = moves.transaction_id
          -- So does a merge.
          and (undo.event_type = 'manual_change_undone' or undo.event_type = 'lead_merged' and moves.to_stage = 'DEAD_LEAD')
      )
  )) then
    raise exception 'only an admin may take back a change of the rules or an override'
      using errcode = 'VL004', hint = 'Ask somebody with the role pipeline_admin.';
  end if;
  if chosen.vendor_lead_id is null and not has_table_privilege(
    role_now, format('pipeline.%I', chosen.table_name),
    case chosen.operation when 'INSERT' then 'DELETE' when 'DELETE' then 'INSERT' else 'UPDATE' end
  ) then
    raise exception '% may not take back what was done to %', role_now, chosen.table_name
      using errcode = 'VL004', hint = 'It takes the right to write what the undo would write.';
  end if;
end
$$;

comment on function pipeline_private.refuse_to_undo is
  'Raises VL004 for operators who would take back a rule or what an admin overrode, and for what the table''s grants do not allow.';

create or replace function pipeline_private.show_unread(changes pipeline_private.undone_row[])
  returns void
  language sql
as $$
  select pipeline_private.take_up_words(leads, 'undone')
  from pipeline.vendor_leads as leads
  where leads.id in (select changed.vendor_lead_id from unnest(changes) as changed where changed.table_name = 'review_items')
    and leads.turn is not null
    and exists (
      select from pipeline.lead_messages as said
      where said.vendor_lead_id = leads.id and said.direction = 'inbound' and said.answered_at is null
        and not exists (
          select from pipeline.review_items as items
          where items.vendor_lead_id = leads.id and items.resolved_at is null
            and (items.kind = 'vendor_wrote' or items.shown_up_to >= said.text_no)
        )
    )
$$;

comment on function pipeline_private.show_unread is
  'A question that was taken back with the change that had asked it may have been what showed the vendor''s words: then somebody reads them.';
