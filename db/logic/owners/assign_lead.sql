create or replace function pipeline_private.owner_named(name text)
  returns text
  language sql
  stable
as $$
  select pipeline_private.refuse_as_owner(
    pipeline_private.user_named(coalesce(nullif(btrim(owner_named.name), ''), pipeline_private.own_name()))
  )
$$;

comment on function pipeline_private.owner_named is
  'The user who is to look after something; without a name, whoever acts. Raises VL031 for somebody whom nobody knows, who may not sign in any more or may only look.';

create or replace function pipeline_private.owner_meant(name text)
  returns text
  language plpgsql
as $$
declare
  owner text := pipeline_private.owner_named(owner_meant.name);
  meant pipeline_private.users;
begin
  -- Nobody ends them, or lets them only look, before this is written.
  select * into meant from pipeline_private.users as users where users.name = owner for share;
  return pipeline_private.refuse_as_owner(meant);
end
$$;

comment on function pipeline_private.owner_meant is
  'The same, who stays one until the transaction ends.';

create or replace function pipeline_private.act_because(reason text)
  returns text[]
  language plpgsql
as $$
declare
  actor record := pipeline_private.actor();
begin
  return pipeline_private.act_as(
    actor.kind, current_setting('pipeline.actor', true), coalesce(nullif(btrim(act_because.reason), ''), actor.reason),
    current_setting('pipeline.user_id', true)
  );
end
$$;

comment on function pipeline_private.act_because is
  'Makes this the reason of what follows in the transaction, until act_as_before(); without one, what was the reason stays.';

create or replace function pipeline_private.give_lead(lead pipeline.vendor_leads, owner text, instead_of text)
  returns void
  language plpgsql
as $$
declare
  before pipeline.lead_owners;
begin
  select * into before from pipeline.lead_owners as owners where owners.vendor_lead_id = lead.id;
  perform pipeline_private.refuse_another('owner', before.owner, give_lead.owner, instead_of, lead.id);
  if give_lead.owner is null then
    delete from pipeline.lead_owners as owners where owners.vendor_lead_id = lead.id;
  else
    insert into pipeline.lead_owners as owners (vendor_lead_id, owner, assigned_by)
    values (lead.id, give_lead.owner, pipeline_private.own_name())
    on conflict on constraint lead_owners_pkey do update
      set owner = excluded.owner, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by, owner_rule_id = null
      where owners.owner <> excluded.owner or owners.owner_rule_id is not null;
  end if;
  if before.owner is distinct from give_lead.owner then
    perform pipeline_private.record_event(
      lead.id, 'lead_assigned', jsonb_build_object('owner', give_lead.owner, 'ownerBefore', before.owner), stage_visit => lead.stage_visit
    );
  end if;
end
$$;

comment on function pipeline_private.give_lead is 'Makes a lead somebody''s, or with null nobody''s, on record; VL041 where it is neither of instead_of nor theirs. The caller has locked it.';

create or replace function pipeline.assign_lead(
  lead_id uuid,
  owner pipeline.one_line default null,
  reason pipeline.free_text default null,
  instead_of pipeline.one_line default null
)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_because(reason);
  lead pipeline.vendor_leads;
begin
  perform pipeline_private.want_person('assign a lead');
  lead := pipeline_private.lock_lead(lead_id);
  perform pipeline_private.give_lead(lead, pipeline_private.owner_meant(owner), instead_of);
  perform pipeline_private.act_as_before(acting_before);
  return lead;
end
$$;

comment on function pipeline.assign_lead is
  'Says who looks after a lead: a user; left out, oneself. No rule takes it from them while they are there. undo_manual_change() takes it back. With instead_of, whose it was when one last saw it (empty for nobody''s), it is not taken from anybody else. Raises VL004 for automation, VL010 for an unknown lead, VL031 for a user who is unknown, may not sign in any more or may only look, VL041 where it is somebody else''s by now.';

create or replace function pipeline.unassign_lead(
  lead_id uuid,
  reason pipeline.free_text default null,
  instead_of pipeline.one_line default null
)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_because(reason);
  lead pipeline.vendor_leads;
begin
  perform pipeline_private.want_person('assign a lead');
  lead := pipeline_private.lock_lead(lead_id);
  perform pipeline_private.give_lead(lead, null, instead_of);
  perform pipeline_private.act_as_before(acting_before);
  return lead;
end
$$;

comment on function pipeline.unassign_lead is
  'Nobody looks after a lead any more; the owner rules give it to somebody when it comes to a stage of theirs. instead_of is as of assign_lead(). Raises VL004 for automation, VL010 for an unknown lead, VL041 where it is somebody else''s by now.';

grant execute on function pipeline.assign_lead, pipeline.unassign_lead to pipeline_operator;
