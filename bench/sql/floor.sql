-- The floor: the rows of one move written by hand, on plain copies of the same tables with the same columns, checks and
-- indexes. No triggers, no foreign keys, no rules looked up, no add_jobs(), no NOTIFY. Nothing that checks who moves a
-- lead where can be quicker than this.
create schema bench_floor authorization pipeline_owner;
set local role pipeline_owner;

do $$
declare
  original regclass;
  options text;
begin
  foreach original in array array[
    'pipeline.vendor_leads', 'pipeline.pipeline_events', 'pipeline.agent_runs', 'pipeline.lead_timers', 'pipeline.lead_messages',
    'pipeline.audit_log'
  ]::regclass[] loop
    execute format(
      'create table bench_floor.%I (like %s including all)', (select relname from pg_class where oid = original), original
    );
    select array_to_string(reloptions, ', ') into options from pg_class where oid = original;
    if options <> '' then
      execute format('alter table bench_floor.%I set (%s)', (select relname from pg_class where oid = original), options);
    end if;
  end loop;
end
$$;

-- The bare UPDATE beside it.
create table bench_floor.bare_leads (like bench_floor.vendor_leads including all);
alter table bench_floor.bare_leads set (fillfactor = 85);

create function bench_floor.copy_leads(leads uuid[])
  returns void
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  insert into bench_floor.vendor_leads select * from pipeline.vendor_leads where id = any (leads);
  insert into bench_floor.bare_leads select * from pipeline.vendor_leads where id = any (leads);
  insert into bench_floor.agent_runs select * from pipeline.agent_runs where vendor_lead_id = any (leads);
  insert into bench_floor.lead_timers select * from pipeline.lead_timers where vendor_lead_id = any (leads);
  insert into bench_floor.pipeline_events overriding user value
    select * from pipeline.pipeline_events where vendor_lead_id = any (leads);
  insert into bench_floor.audit_log overriding user value
    select * from pipeline.audit_log where vendor_lead_id = any (leads);
$$;

-- The next link of a lead's audit chain.
create function bench_floor.audit(lead uuid, old_values jsonb, new_values jsonb)
  returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  last record;
begin
  select chain_no, hash into last
  from bench_floor.audit_log
  where table_name = 'vendor_leads' and row_id = lead::text
  order by chain_no desc
  limit 1;

  insert into bench_floor.audit_log (
    table_name, row_id, chain_no, vendor_lead_id, operation, old_values, new_values, actor_kind, actor,
    session_login, application_name, client_address, transaction_id, created_at, previous_hash, hash
  )
  values (
    'vendor_leads', lead, last.chain_no + 1, lead, 'UPDATE', audit.old_values, audit.new_values, 'sql', current_user || ' (bench)',
    session_user, 'bench', inet_client_addr(), pipeline_private.transaction_no(), now(), last.hash,
    pipeline_private.audit_hash(
      last.hash, 'vendor_leads', lead::text, last.chain_no + 1, lead, 'UPDATE', audit.old_values, audit.new_values, null, 'sql',
      current_user || ' (bench)', null, null, session_user, 'bench', inet_client_addr(), pipeline_private.transaction_no(), now()
    )
  );
end
$$;

-- NEW_LEAD -> AI_CONVERSATION: the first agent's run is cancelled, the next one's begins, the vendor's clock runs. The
-- timer's job is there already and rings earlier.
create function bench_floor.begin_conversation(lead uuid)
  returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  run uuid;
  entered_at timestamptz;
  turn_began_at timestamptz;
begin
  update bench_floor.vendor_leads
  set
    pipeline_stage = 'AI_CONVERSATION', stage_visit = 2, previous_stage = 'NEW_LEAD', stage_entered_at = now(),
    turn = 'vendor', turn_since = now(), conversation_started_at = now(), agent_retry_count = 0, updated_at = now()
  where id = lead
  returning old.stage_entered_at, old.turn_since into entered_at, turn_began_at;

  perform bench_floor.audit(
    lead,
    jsonb_build_object(
      'pipeline_stage', 'NEW_LEAD', 'stage_visit', 1, 'previous_stage', null, 'stage_entered_at', entered_at,
      'turn', 'us', 'turn_since', turn_began_at, 'conversation_started_at', null
    ),
    jsonb_build_object(
      'pipeline_stage', 'AI_CONVERSATION', 'stage_visit', 2, 'previous_stage', 'NEW_LEAD', 'stage_entered_at', now(),
      'turn', 'vendor', 'turn_since', now(), 'conversation_started_at', now()
    )
  );

  insert into bench_floor.pipeline_events (
    vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor, created_at
  )
  values (lead, 'stage_change', 'NEW_LEAD', 'AI_CONVERSATION', 2, 'sql', current_user || ' (bench)', now());

  update bench_floor.agent_runs
  set status = 'cancelled', finished_at = now(), error = 'the lead moved on', cancelled_because = 'moved_on',
    booked_at = null, newly_booked = false
  where vendor_lead_id = lead and stage_visit = 1 and status in ('queued', 'running');

  insert into bench_floor.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose, next_attempt_at, booked_at, newly_booked, created_at)
  values (lead, 'AI_CONVERSATION', 2, 'sms_agent', 'CONTINUE_CONVERSATION', now(), now(), true, now())
  returning id into run;

  update bench_floor.lead_timers as timers
  set
    previous = to_jsonb(timers) - 'previous', stage = 'AI_CONVERSATION', stage_visit = 2, name = 'follow_up_1', counted_since = now(), due_at = now() + interval '24 hours',
    armed_at = now()
  where vendor_lead_id = lead;

  insert into graphile_worker._private_jobs (task_id, payload, run_at)
  select tasks.id, json_build_object('run', run, 'attempt', 1), now()
  from graphile_worker._private_tasks as tasks
  where tasks.identifier = 'run_agent';
end
$$;

-- OFFER_MADE -> VIDEO_SENT: a text, and a timer that must ring later than before.
create function bench_floor.send_video(lead uuid)
  returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  moved record;
  template record;
  message uuid;
begin
  update bench_floor.vendor_leads
  set
    pipeline_stage = 'VIDEO_SENT', stage_visit = 5, previous_stage = 'OFFER_MADE', stage_entered_at = now(),
    turn = 'vendor', turn_since = now(), agent_retry_count = 0, updated_at = now()
  where id = lead
  returning
    new.vendor_phone, new.vendor_name, new.property_address, new.offer_amount, old.stage_entered_at, old.turn_since
  into moved;

  perform bench_floor.audit(
    lead,
    jsonb_build_object(
      'pipeline_stage', 'OFFER_MADE', 'stage_visit', 4, 'previous_stage', 'DEAL_VALIDATION',
      'stage_entered_at', moved.stage_entered_at, 'turn_since', moved.turn_since
    ),
    jsonb_build_object(
      'pipeline_stage', 'VIDEO_SENT', 'stage_visit', 5, 'previous_stage', 'OFFER_MADE',
      'stage_entered_at', now(), 'turn_since', now()
    )
  );

  insert into bench_floor.pipeline_events (
    vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor, created_at
  )
  values (lead, 'stage_change', 'OFFER_MADE', 'VIDEO_SENT', 5, 'sql', current_user || ' (bench)', now());

  select templates.purpose, templates.text_class, replace(replace(replace(replace(replace(
    templates.body,
    '{first_name}', split_part(moved.vendor_name, ' ', 1)),
    '{company}', settings.company_name),
    '{address}', moved.property_address),
    '{offer_amount}', '£' || to_char(moved.offer_amount, 'FM999,999,990')),
    '{video_url}', settings.video_url) as body
  into template
  from pipeline.message_templates as templates
  cross join pipeline.settings
  where templates.template = 'video';

  insert into bench_floor.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, text_class, segments, not_before,
    booked_at, newly_booked, created_at
  )
  values (
    lead, 'outbound', template.purpose, template.body, 'queued', moved.vendor_phone, 'VIDEO_SENT', 5, lead || ':5:entry', 'video', template.text_class, 2, now(),
    now(), true, now()
  )
  returning id into message;

  update bench_floor.lead_timers as timers
  set
    previous = to_jsonb(timers) - 'previous', stage = 'VIDEO_SENT', stage_visit = 5, name = 'timeout', counted_since = now(), due_at = now() + interval '48 hours',
    armed_at = now()
  where vendor_lead_id = lead;

  insert into graphile_worker._private_jobs (task_id, payload, run_at)
  select tasks.id, json_build_object('message', message), now()
  from graphile_worker._private_tasks as tasks
  where tasks.identifier = 'send_message';
end
$$;

-- The same as begin_conversation() for many leads at once.
create function bench_floor.begin_conversations(leads uuid[])
  returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  with moved as (
    update bench_floor.vendor_leads
    set
      pipeline_stage = 'AI_CONVERSATION', stage_visit = 2, previous_stage = 'NEW_LEAD', stage_entered_at = now(),
      turn = 'vendor', turn_since = now(), conversation_started_at = now(), agent_retry_count = 0, updated_at = now()
    where id = any (leads)
    returning new.id, old.stage_entered_at, old.turn_since
  )
  insert into bench_floor.audit_log (
    table_name, row_id, chain_no, vendor_lead_id, operation, old_values, new_values, actor_kind, actor,
    session_login, application_name, client_address, transaction_id, created_at, previous_hash, hash
  )
  select
    'vendor_leads', moved.id, last.chain_no + 1, moved.id, 'UPDATE', change.old_values, change.new_values, 'sql',
    current_user || ' (bench)', session_user, 'bench', inet_client_addr(), pipeline_private.transaction_no(), now(), last.hash,
    pipeline_private.audit_hash(
      last.hash, 'vendor_leads', moved.id::text, last.chain_no + 1, moved.id, 'UPDATE', change.old_values, change.new_values,
      null, 'sql', current_user || ' (bench)', null, null, session_user, 'bench', inet_client_addr(), pipeline_private.transaction_no(), now()
    )
  from moved
  cross join lateral (
    select
      jsonb_build_object(
        'pipeline_stage', 'NEW_LEAD', 'stage_visit', 1, 'previous_stage', null, 'stage_entered_at', moved.stage_entered_at,
        'turn', 'us', 'turn_since', moved.turn_since, 'conversation_started_at', null
      ) as old_values,
      jsonb_build_object(
        'pipeline_stage', 'AI_CONVERSATION', 'stage_visit', 2, 'previous_stage', 'NEW_LEAD', 'stage_entered_at', now(),
        'turn', 'vendor', 'turn_since', now(), 'conversation_started_at', now()
      ) as new_values
    offset 0
  ) as change
  cross join lateral (
    select entries.chain_no, entries.hash
    from bench_floor.audit_log as entries
    where entries.table_name = 'vendor_leads' and entries.row_id = moved.id::text
    order by entries.chain_no desc
    limit 1
  ) as last;

  insert into bench_floor.pipeline_events (
    vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor, created_at
  )
  select lead, 'stage_change', 'NEW_LEAD', 'AI_CONVERSATION', 2, 'sql', current_user || ' (bench)', now()
  from unnest(leads) as lead;

  update bench_floor.agent_runs
  set status = 'cancelled', finished_at = now(), error = 'the lead moved on', cancelled_because = 'moved_on',
    booked_at = null, newly_booked = false
  where vendor_lead_id = any (leads) and stage_visit = 1 and status in ('queued', 'running');

  with runs as (
    insert into bench_floor.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose, next_attempt_at, booked_at, newly_booked, created_at)
    select lead, 'AI_CONVERSATION', 2, 'sms_agent', 'CONTINUE_CONVERSATION', now(), now(), true, now()
    from unnest(leads) as lead
    returning id
  )
  insert into graphile_worker._private_jobs (task_id, payload, run_at)
  select tasks.id, json_build_object('run', runs.id, 'attempt', 1), now()
  from runs
  join graphile_worker._private_tasks as tasks on tasks.identifier = 'run_agent';

  update bench_floor.lead_timers as timers
  set
    previous = to_jsonb(timers) - 'previous', stage = 'AI_CONVERSATION', stage_visit = 2, name = 'follow_up_1', counted_since = now(), due_at = now() + interval '24 hours',
    armed_at = now()
  where vendor_lead_id = any (leads);
end
$$;

-- Every row about a lead, without what differs each time: ids, hashes, and any moment is just a moment.
create function bench_floor.rows_of(lead uuid, schema text)
  returns jsonb
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  wrote jsonb := '{}';
  source text;
  told jsonb;
begin
  foreach source in array array[
    'vendor_leads', 'pipeline_events', 'agent_runs', 'lead_timers', 'lead_messages', 'audit_log'
  ] loop
    execute format(
      $query$
        select jsonb_agg(told.line order by told.line)
        from %I.%I as present
        cross join lateral (
          select regexp_replace(
            (to_jsonb(present) - array['id', 'hash', 'transaction_id'])::text, '"\d{4}-\d\d-\d\dT[^"]*"', '"then"', 'g'
          )::jsonb as line
        ) as told
        where present.%I = $1
      $query$,
      schema, source, case source when 'vendor_leads' then 'id' else 'vendor_lead_id' end
    ) into told using lead;
    wrote := wrote || jsonb_build_object(source, told);
  end loop;
  return wrote;
end
$$;

reset role;
