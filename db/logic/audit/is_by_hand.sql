-- Functions of ours write as pipeline_owner; whoever took that role does, too, and only the call stack tells them apart.
-- It is looked at for sessions that took the role, nobody else's: triggers have the same condition, and see who the user
-- is where a definer function cannot.
-- Without a path of its own, so that it is looked up in place; names stand in pg_catalog only.
create or replace function pipeline_private.is_by_hand(stack text)
  returns boolean
  language sql
  stable
as $$
  select 'pipeline_owner' not in (session_user, current_setting('role', true))
    or strpos(stack, E'\nPL/pgSQL function pipeline_private.') = 0
      and strpos(stack, E'\nPL/pgSQL function pipeline.') = 0
      and strpos(stack, E'\nSQL function "') = 0
$$;

comment on function pipeline_private.is_by_hand is
  'Whether the statement that fired a trigger was nobody''s but the session''s own, and no function of ours made it. The argument is the pg_context of the trigger''s function, whose own line is the first.';

grant execute on function pipeline_private.is_by_hand to pipeline_viewer, pipeline_worker;
