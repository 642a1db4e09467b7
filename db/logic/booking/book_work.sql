-- Whatever makes a timer, a run or a text due, or due at another time, books the job that looks at it then: the row says
-- so itself as it is written, and its statement adds the jobs of all its rows at once. Nobody else adds jobs for work.
-- Whoever wants one booked anew, though nothing has changed, sets booked_at to null; whoever puts it off sets it to a moment.
create or replace function pipeline_private.tg_lead_timers__book()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if tg_op = 'INSERT' or (new.stage, new.stage_visit) is distinct from (old.stage, old.stage_visit) then
    -- By its id alone: with the stage beside it a plan made of few leads reads all that are there.
    if (
      select (leads.pipeline_stage = new.stage and leads.stage_visit = new.stage_visit) is not true
      from pipeline.vendor_leads as leads
      where leads.id = new.vendor_lead_id
    ) is not false then
      perform pipeline_private.refuse_other_visit(tg_table_name, new.vendor_lead_id);
    end if;
  end if;

  -- A job that comes earlier finds the new time and books again: another would be one too many.
  new.newly_booked := new.due_at is not null and (
    new.booked_at is null
    or new.due_at is distinct from old.due_at
    and (old.booked_at is null or old.booked_at <= pipeline.now() or old.booked_at > new.due_at)
  );
  if new.newly_booked or new.due_at is null then
    new.booked_at := new.due_at;
  elsif new.booked_at is distinct from old.booked_at then
    new.newly_booked := true;
  end if;
  return new;
end
$$;

create or replace function pipeline_private.tg_agent_runs__book()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads;
  look_at timestamptz;
begin
  if tg_op = 'INSERT' or new.status = 'queued' then
    select * into lead from pipeline.vendor_leads as leads where leads.id = new.vendor_lead_id;
  end if;
  if tg_op = 'INSERT' and (lead.pipeline_stage, lead.stage_visit) is distinct from (new.stage, new.stage_visit) then
    perform pipeline_private.refuse_other_visit(tg_table_name, new.vendor_lead_id);
  end if;

  case new.status
    when 'queued' then
      look_at := pipeline_private.due_at(lead, new);
      new.newly_booked := look_at is not null and (
        new.booked_at is null or (new.status, new.attempt, new.next_attempt_at) is distinct from (old.status, old.attempt, old.next_attempt_at)
      );
    when 'running' then
      -- Whoever answers at the callback holds no job: one looks when the time for it is up.
      look_at := new.lease_until;
      new.newly_booked := new.booked_at is null or new.job_id is null and old.job_id is not null;
    else
      new.newly_booked := false;
  end case;
  if new.newly_booked or look_at is null then
    new.booked_at := look_at;
  elsif new.booked_at is distinct from old.booked_at then
    new.newly_booked := true;
  end if;
  if new.status <> 'running' then
    new.kept_answer := null;
  end if;
  if new.status <> 'queued' then
    new.waits_for_agent_since := null;
    new.kept_back_since := null;
  end if;
  if new.kept_back_since is null and old.kept_back_since is not null then
    perform pipeline_private.let_clock_run(new.vendor_lead_id, old.kept_back_since, new.id);
  end if;
  return new;
end
$$;

create or replace function pipeline_private.tg_lead_messages__book()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads;
  look_at timestamptz;
begin
  case new.status
    when 'queued' then
      select * into lead from pipeline.vendor_leads as leads where leads.id = new.vendor_lead_id;
      look_at := pipeline_private.due_at(lead, new);
      new.newly_booked := look_at is not null and (
        new.booked_at is null or (new.status, new.not_before) is distinct from (old.status, old.not_before)
      );
    when 'sending' then
      look_at := new.lease_until;
      new.newly_booked := new.booked_at is null;
    else
      new.newly_booked := false;
  end case;
  if new.newly_booked or look_at is null then
    new.booked_at := look_at;
  elsif new.booked_at is distinct from old.booked_at then
    new.newly_booked := true;
  end if;
  if new.status <> 'sending' then
    new.kept_word := null;
  end if;
  if new.status <> 'queued' then
    new.kept_back_since := null;
  end if;
  if new.kept_back_since is null and old.kept_back_since is not null then
    perform pipeline_private.let_clock_run(new.vendor_lead_id, old.kept_back_since, new.id);
  end if;
  return new;
end
$$;

create or replace function pipeline_private.refuse_other_visit(table_name text, lead_id uuid)
  returns void
  language plpgsql
  stable
as $$
begin
  raise exception 'lead % is not at this visit', lead_id
    using
      errcode = 'VL012',
      detail = jsonb_build_object('leadId', lead_id)::text,
      hint = 'Timers and runs belong to the visit the lead is at; a finished lead has none.',
      schema = 'pipeline', table = coalesce(table_name, '');
end
$$;

comment on function pipeline_private.tg_lead_timers__book is
  'Books the look at a timer for when it is due. A timer can only be stored for the visit its lead is at.';
comment on function pipeline_private.tg_agent_runs__book is
  'Books the look at a run: for when it is due while it waits, for the end of its lease while nobody holds its job. What was kept of an attempt ends with it. A run can only be stored for the visit its lead is at.';
comment on function pipeline_private.tg_lead_messages__book is
  'Books the look at a text: for when it is due while it waits, for the end of its sender''s lease when somebody else wants it.';
comment on function pipeline_private.refuse_other_visit is 'Raises VL012: the lead is at another visit, or there is none.';

create or replace function pipeline_private.book_anew(lead_id uuid)
  returns void
  language sql
as $$
  update pipeline.agent_runs as runs set booked_at = null
  where runs.vendor_lead_id = lead_id and runs.status in ('queued', 'running');
  update pipeline.lead_messages as messages set booked_at = null
  where messages.vendor_lead_id = lead_id and messages.status = 'queued'
$$;

comment on function pipeline_private.book_anew is
  'Books what a lead has waiting by what holds it now: nothing looks at what is held; what was, is looked at again, also a run whose lease has ended meanwhile.';
