-- A function cannot carry these settings in a SET clause: for names that PostgreSQL does not know, that is
-- reserved to superusers. Anybody may write them, so what a function of ours says is sealed.
create or replace function pipeline_private.act_as(kind text, name text, reason text default '', user_id text default '')
  returns text[]
  language plpgsql
as $$
declare
  before text[] := array[
    current_setting('pipeline.actor_kind', true), current_setting('pipeline.actor', true),
    current_setting('pipeline.reason', true), current_setting('pipeline.user_id', true),
    current_setting('pipeline.actor_seal', true)
  ];
begin
  perform pipeline_private.act_as_before(array[
    kind, name, coalesce(reason, ''), coalesce(user_id, ''),
    -- A seal is of one actor: it says nothing of whoever else acts from here on.
    case when pipeline_private.speaks_for_others() then current_setting('pipeline.actor_seal', true) else pipeline_private.actor_seal(kind, name) end
  ]);
  return before;
end
$$;

comment on function pipeline_private.act_as is
  'Says who acts for the rest of this transaction. Returns the settings before, for act_as_before().';

create or replace function pipeline_private.act_as_before(before text[])
  returns void
  language plpgsql
as $$
declare
  names constant text[] := '{pipeline.actor_kind,pipeline.actor,pipeline.reason,pipeline.user_id,pipeline.actor_seal}';
  value text;
begin
  for place in 1 .. cardinality(names) loop
    value := set_config(names[place], coalesce(before[place], ''), true);
  end loop;
end
$$;

create or replace function pipeline_private.actor_seal(kind text, name text)
  returns text
  language sql
  stable
as $$
  select encode(sha256(keys.key || convert_to(concat_ws(':', pg_backend_pid(), extract(epoch from now()), kind, name), 'UTF8')), 'hex')
  from pipeline_private.actor_seal_key as keys
$$;

comment on function pipeline_private.actor_seal is
  'Shows, within this transaction, that a function of ours and not the session itself said who acts. Nobody but such functions may call it.';

create or replace function pipeline_private.actor_is_sealed(kind text, name text)
  returns boolean
  language sql
  stable
  security definer
as $$
  select coalesce(current_setting('pipeline.actor_seal', true) = pipeline_private.actor_seal(kind, name), false)
$$;

comment on function pipeline_private.actor_is_sealed is 'Whether a function of ours said so, in this transaction.';

grant execute on function pipeline_private.actor_is_sealed to pipeline_viewer, pipeline_worker;
