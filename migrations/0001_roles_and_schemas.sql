-- Up Migration
-- Who may do what starts here: one role owns everything, one owns the job queue, three are people,
-- two are logins of our own processes. Roles belong to the whole server, so they may exist already.
do $$
declare
  wanted record;
begin
  for wanted in
    select *
    from (values
      ('pipeline_owner', 'nologin'),
      ('pipeline_queue', 'nologin'),
      ('pipeline_viewer', 'nologin'),
      ('pipeline_operator', 'nologin'),
      ('pipeline_admin', 'nologin'),
      ('pipeline_worker', 'login'),
      ('pipeline_server', 'login noinherit')
    ) as roles (name, options)
  loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
        execute format('create role %I %s', wanted.name, wanted.options);
      end if;
    exception
      when duplicate_object or unique_violation then
        null; -- another database of this server is being migrated at the same moment
    end;
  end loop;
end
$$;

grant pipeline_viewer to pipeline_operator;
grant pipeline_operator to pipeline_admin;
grant pipeline_viewer, pipeline_operator, pipeline_admin to pipeline_server;
-- Whoever owns the queue's functions has them run by our owner; so nobody else may.
grant pipeline_queue to pipeline_owner;

do $$
begin
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    execute format('grant pipeline_owner, pipeline_queue, pipeline_worker, pipeline_server to %I', current_user);
  end if;
  execute format('grant create on database %I to pipeline_owner, pipeline_queue', current_database());
  execute format('revoke all on database %I from public', current_database());
  -- Nobody but the owner may make temporary tables; a dry run of an import asks it for one (prepare_rehearsal).
  execute format('grant temporary on database %I to pipeline_owner', current_database());
  execute format('grant connect on database %I to pipeline_viewer, pipeline_worker, pipeline_server', current_database());
end
$$;

-- Whoever holds up events is named, if whoever migrates may grant it: the pipeline works without.
do $$
begin
  grant pg_read_all_stats to pipeline_owner;
exception
  when insufficient_privilege then
    null;
end
$$;

-- Large objects are rows that nobody keeps a record of, and that nobody here needs; if whoever migrates may take them away.
do $$
declare
  of_large_objects regprocedure;
begin
  for of_large_objects in
    select oid from pg_catalog.pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^(lo_|loread|lowrite)'
  loop
    execute format('revoke execute on function %s from public', of_large_objects);
  end loop;
exception
  when insufficient_privilege then
    null;
end
$$;

-- A setting of a role that is reached by SET ROLE does not apply, so these stand on the logins.
alter role pipeline_worker set idle_in_transaction_session_timeout = '60s';
alter role pipeline_worker set lock_timeout = '30s';
alter role pipeline_server set statement_timeout = '30s';
alter role pipeline_server set lock_timeout = '5s';
alter role pipeline_server set idle_in_transaction_session_timeout = '30s';

set local role pipeline_owner;

alter default privileges revoke execute on functions from public;

create schema pipeline;
create schema pipeline_private;
create schema pipeline_doorbell;

-- What people, agents and sources say in words of their own: of some length, and nothing in it that cannot be seen or that
-- turns around what is read. Joiners stay, which scripts and emoji need. A vendor's own words are kept as they came.
create domain pipeline.one_line as text
  constraint at_most_300_characters check (length(value) <= 300)
  constraint one_line_of_visible_characters check (
    value !~ '[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]'
  );
create domain pipeline.free_text as text
  constraint at_most_2000_characters check (length(value) <= 2000)
  constraint visible_characters check (
    value !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]'
  );

comment on domain pipeline.one_line is 'Words of somebody on one line: 300 characters at most, none of them invisible.';
comment on domain pipeline.free_text is 'Words of somebody, of several lines: 2,000 characters at most, none of them invisible but tabs and ends of lines.';

grant usage on schema pipeline to pipeline_viewer, pipeline_worker;
grant usage on schema pipeline_private to pipeline_viewer, pipeline_worker, pipeline_server;

comment on schema pipeline is 'The public surface: tables, views and functions that people, the API and the worker use.';
comment on schema pipeline_private is 'Trigger functions, clocks and whatever nobody outside should lean on.';
comment on schema pipeline_doorbell is 'A pg_notify that coalesces; found first by the job queue''s own functions when our wrapper calls them.';

reset role;
