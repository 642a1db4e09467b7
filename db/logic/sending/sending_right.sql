create or replace function pipeline_private.this_place()
  returns text
  language sql
  stable
  security definer
as $$
  select format('%s:%s', control.system_identifier, databases.oid)
  from pg_control_system() as control
  cross join pg_database as databases
  where databases.datname = current_database()
$$;

comment on function pipeline_private.this_place is 'This server and this database in it. A backup that is restored elsewhere has another one, a copied data directory the same.';

create or replace function pipeline_private.may_send()
  returns boolean
  language sql
  stable
  security definer
as $$
  select exists (select from pipeline_private.database_purpose as marks where marks.purpose = 'simulation')
    or exists (
      select
      from pipeline.sending_right as sending
      where sending.place = pipeline_private.this_place()
        and sending.sends_as is not distinct from nullif(current_setting('pipeline.sends_as', true), '')
    )
$$;

comment on function pipeline_private.may_send is
  'Whether the program of this session may let texts leave: this is the place that the right to send was given for, and the program runs under the name it was given to (the setting pipeline.sends_as, from SENDS_AS). In a simulation nothing leaves, and so everybody may.';

create or replace function pipeline_private.refuse_other_senders()
  returns void
  language plpgsql
  stable
as $$
begin
  if not pipeline_private.may_send() then
    raise exception 'no text may leave from here: the right to send is another one''s'
      using
        errcode = 'VL033',
        hint = 'Look: select * from pipeline.sending_right. If this is no copy, start the worker with that SENDS_AS, or say that it is the original: pipeline.this_is_the_original(reason, sends_as).';
  end if;
end
$$;

comment on function pipeline_private.refuse_other_senders is 'Raises VL033 unless the program of this session may let texts leave.';

create or replace function pipeline_private.take_sending_right()
  returns boolean
  language plpgsql
  security definer
as $$
declare
  name text := nullif(current_setting('pipeline.sends_as', true), '');
begin
  if name is not null then
    update pipeline.sending_right as sending
    set sends_as = name, given_at = now(), given_by = (select actor.name from pipeline_private.actor() as actor), reason = 'the first name that a program came with'
    where sending.sends_as is null and sending.place = pipeline_private.this_place();
  end if;
  return pipeline_private.may_send();
end
$$;

comment on function pipeline_private.take_sending_right is
  'Asked by a worker before it begins: whether it may send. Where nobody has a name yet, the first program that comes with one gives it to the database.';

create or replace function pipeline.this_is_the_original(reason pipeline.free_text, sends_as pipeline.sender_name default null)
  returns pipeline.sending_right
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('say which database is the original', this_is_the_original.reason);
  given pipeline.sending_right;
begin
  -- The row may have been deleted by hand.
  insert into pipeline.sending_right as sending (sends_as, place, given_at, given_by, reason)
  select this_is_the_original.sends_as, pipeline_private.this_place(), now(), actor.name, this_is_the_original.reason
  from pipeline_private.actor() as actor
  on conflict on constraint sending_right_pkey do update
  set
    sends_as = coalesce(excluded.sends_as, sending.sends_as), place = excluded.place, given_at = excluded.given_at,
    given_by = excluded.given_by, reason = excluded.reason
  returning * into given;
  perform pipeline_private.record_event(null, 'sending_allowed', jsonb_build_object('sendsAs', given.sends_as));
  perform pipeline_private.act_as_before(acting_before);
  return given;
end
$$;

comment on function pipeline.this_is_the_original is
  'Lets texts leave from this database, here and nowhere else, by workers with this SENDS_AS; left out: with the name that it has. Needed when the database has moved: a restored backup, and what was copied, may not send until a person has said so. Whoever may not send does nothing at all. Returns who may send now. Raises VL003 without a reason, VL004 for automation.';

grant execute on function pipeline.this_is_the_original to pipeline_admin;
grant execute on function pipeline_private.may_send, pipeline_private.this_place to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.take_sending_right to pipeline_worker;
