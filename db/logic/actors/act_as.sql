-- A function cannot carry these settings in a SET clause: for names that PostgreSQL does not know, that is
-- reserved to superusers.
create or replace function pipeline_private.act_as(kind text, name text, reason text default '', user_id text default '')
  returns text[]
  language plpgsql
  volatile
  set search_path = ''
as $$
declare
  before text[] := array[
    current_setting('pipeline.actor_kind', true), current_setting('pipeline.actor', true),
    current_setting('pipeline.reason', true), current_setting('pipeline.user_id', true)
  ];
begin
  perform
    set_config('pipeline.actor_kind', coalesce(kind, ''), true),
    set_config('pipeline.actor', coalesce(name, ''), true),
    set_config('pipeline.reason', coalesce(reason, ''), true),
    set_config('pipeline.user_id', coalesce(user_id, ''), true);
  return before;
end
$$;

comment on function pipeline_private.act_as(text, text, text, text) is
  'Says who acts for the rest of this transaction. Returns the settings before, for act_as_before().';

create or replace function pipeline_private.act_as_before(before text[])
  returns void
  language sql
  volatile
  set search_path = ''
as $$
  select pipeline_private.act_as(before[1], before[2], before[3], before[4])
$$;

comment on function pipeline_private.act_as_before(text[]) is 'Takes back an act_as().';
