-- Functions of ours write as pipeline_owner; whoever took that role does, too, and only the call stack tells them apart.
-- It is looked at for sessions that took the role, nobody else's: triggers have the same condition, and see who the user
-- is where a definer function cannot.
create or replace function pipeline_private.is_by_hand(stack text)
  returns boolean
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select 'pipeline_owner' not in (session_user, current_setting('role', true))
    or regexp_replace(stack, '^.*?(\n|$)', '') !~ '(^|\n)(PL/pgSQL function pipeline(_private)?\.|SQL function ")'
$$;

comment on function pipeline_private.is_by_hand(text) is
  'Whether the statement that fired a trigger was nobody''s but the session''s own, and no function of ours made it. The argument is the pg_context of the trigger''s function, which is left out.';

grant execute on function pipeline_private.is_by_hand(text) to pipeline_viewer, pipeline_worker;
