create or replace function pipeline_private.move_drafts(kept pipeline.vendor_leads, dropped pipeline.vendor_leads)
  returns void
  language sql
as $$
  -- Of whoever has begun one for both, the second goes on where the first ends, while one text can say it.
  with joined as (
    select own.id as own_id, theirs.id as their_id, concat_ws(E'\n', own.body, theirs.body) as body
    from pipeline.drafts as theirs
    join pipeline.drafts as own
      on own.vendor_lead_id = kept.id and own.written_by = theirs.written_by and own.state = 'open'
    where theirs.vendor_lead_id = dropped.id and theirs.state = 'open' and length(own.body) + length(theirs.body) < 1600
  ),
  longer as (
    update pipeline.drafts as drafts
    set body = joined.body, edited_by = pipeline_private.own_name(), edited_at = pipeline.now()
    from joined
    where drafts.id = joined.own_id
  )
  update pipeline.drafts as drafts
  set state = 'discarded', ended_by = pipeline_private.own_name(), ended_at = pipeline.now()
  from joined
  where drafts.id = joined.their_id;

  update pipeline.drafts as drafts
  set vendor_lead_id = kept.id
  where drafts.vendor_lead_id = dropped.id and drafts.state = 'open'
    and not exists (
      select from pipeline.drafts as own
      where own.vendor_lead_id = kept.id and own.written_by = drafts.written_by and own.state = 'open'
    );
$$;

comment on function pipeline_private.move_drafts is 'What people were about to write on the lead that is dropped, they are about to write on the other.';

create or replace function pipeline_private.move_words(kept pipeline.vendor_leads, dropped pipeline.vendor_leads)
  returns void
  language plpgsql
as $$
declare
  first_moved bigint;
begin
  with moved as (
    update pipeline.lead_messages as said
    set vendor_lead_id = kept.id, stage = kept.pipeline_stage, stage_visit = kept.stage_visit
    where said.vendor_lead_id = dropped.id and said.direction = 'inbound' and said.answered_at is null
    returning said.id, said.text_no
  ),
  noted as (
    insert into pipeline_private.moved_words (message_id, vendor_lead_id)
    select moved.id, dropped.id from moved
    -- By another merge before.
    on conflict do nothing
  )
  select min(moved.text_no) into first_moved from moved;
  if first_moved is null then
    return;
  end if;

  -- They may be older than what is being read or was shown here, and yet nobody has seen them here.
  update pipeline.agent_runs as runs
  set status = 'cancelled', finished_at = pipeline.now(), cancelled_because = 'merged', error = pipeline_private.cause_in_words('merged')
  from pipeline.stages as stages
  where runs.vendor_lead_id = kept.id and runs.status in ('queued', 'running')
    and stages.stage = kept.pipeline_stage and runs.agent = stages.reply_agent;
  update pipeline.review_items as items
  set shown_up_to = first_moved - 1
  where items.vendor_lead_id = kept.id and items.resolved_at is null and items.shown_up_to >= first_moved;
  -- What only a person may answer stays a person's to answer.
  if kept.turn is not null then
    perform pipeline_private.open_review_item(kept.id, items.kind, items.reason, items.detail, message_id => items.message_id, about => items.about)
    from pipeline.review_items as items
    where items.vendor_lead_id = dropped.id and items.resolved_at is null
      and items.kind in ('may_want_no_texts', 'needs_care', 'wants_texts_again');
  end if;
  perform pipeline_private.close_review_items(
    array(
      select items.id from pipeline.review_items as items
      where items.vendor_lead_id = dropped.id and items.resolved_at is null
        and items.kind in ('vendor_wrote', 'reaction_failed', 'may_want_no_texts', 'needs_care', 'wants_texts_again')
    ),
    'merged'
  );
end
$$;

comment on function pipeline_private.move_words is
  'What the vendor wrote on the lead that is dropped, and nobody answered, is to be answered on the other: whoever is reading there begins anew.';

create or replace function pipeline_private.bind_both(kept pipeline.vendor_leads, dropped pipeline.vendor_leads)
  returns void
  language plpgsql
as $$
begin
  insert into pipeline.consents (vendor_lead_id, channel, given_by, wording, wording_version, names_us, given_at, source, proof)
  select
    kept.id, theirs.channel, theirs.given_by, theirs.wording, theirs.wording_version, theirs.names_us, theirs.given_at, theirs.source,
    theirs.proof
  from pipeline.consents as theirs
  where theirs.vendor_lead_id = dropped.id and theirs.withdrawn_at is null
    and not exists (
      select from pipeline.consents as own
      where own.vendor_lead_id = kept.id
        and (own.channel, own.wording, own.given_at) = (theirs.channel, theirs.wording, theirs.given_at)
    );
  insert into pipeline.lead_phones (vendor_lead_id, phone, known_by)
  select kept.id, numbers.phone, 'merged'
  from (
    select dropped.vendor_phone as phone
    union
    select others.phone from pipeline.lead_phones as others where others.vendor_lead_id = dropped.id
  ) as numbers
  where numbers.phone <> kept.vendor_phone
    and not exists (
      select from pipeline.message_suppressions as stop where stop.phone = numbers.phone and stop.reason = 'wrong_number'
    );
  if dropped.opted_out_at is not null and kept.opted_out_at is null then
    perform pipeline_private.suppress_phone(kept.id, kept.vendor_phone, 'opt_out', 'merged lead');
  end if;
  if dropped.hold_id is not null and exists (
    select from pipeline.vendor_leads as leads where leads.id = kept.id and leads.turn is not null
  ) then
    perform pipeline.hold_lead(kept.id, dropped.hold_reason, case when dropped.held_until > pipeline.now() then dropped.held_until end)
    from pipeline.vendor_leads as leads
    where leads.id = kept.id and leads.hold_id is null;
  end if;
  -- Of whoever is leaving at this moment it is nobody's.
  insert into pipeline.lead_owners (vendor_lead_id, owner, assigned_by, owner_rule_id)
  select kept.id, owners.owner, owners.assigned_by, owners.owner_rule_id
  from pipeline.lead_owners as owners
  join pipeline_private.users as users on users.name = owners.owner
  where owners.vendor_lead_id = dropped.id and users.disabled_at is null and users.role <> 'viewer'
  for share of users
  on conflict on constraint lead_owners_pkey do nothing;
  if dropped.taken_over_by is not null then
    update pipeline.vendor_leads as leads
    set taken_over_by = dropped.taken_over_by, held_at = coalesce(leads.held_at, pipeline.now()), next_retry_at = null
    where leads.vendor_phone = kept.vendor_phone and leads.turn is not null and leads.taken_over_by is null;
  end if;
end
$$;

comment on function pipeline_private.bind_both is
  'A consent, an opt-out, a number, a hold and a person who leads the conversation are the vendor''s: they come along when leads are merged, and so does an owner where the kept lead has none.';
