create or replace function pipeline_private.sign_in_limits(name text, address inet)
  returns table (key_hash bytea, most integer)
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  -- A household or a machine has a whole /64 of IPv6.
  select sha256(convert_to(keys.key, 'UTF8')), keys.most
  from (values (case family(address) when 6 then host(network(set_masklen(address, 64))) else host(address) end)) as its (place)
  cross join lateral (values
    ('address ' || its.place, 50),
    ('name ' || lower(name), 100),
    ('both ' || its.place || ' ' || lower(name), 10)
  ) as keys (key, most)
$$;

comment on function pipeline_private.sign_in_limits(text, inet) is
  'What is counted at a sign-in, and how many failures within five minutes are too many: of one address, for one name, and of one address for one name.';

create or replace function pipeline_private.begin_sign_in(name text, address inet)
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  wait_until timestamptz;
begin
  with counted as (
    insert into pipeline_private.sign_in_tries as tries (key_hash, tries, began_at)
    select limits.key_hash, 1, now()
    from pipeline_private.sign_in_limits(begin_sign_in.name, begin_sign_in.address) as limits
    order by limits.key_hash
    on conflict on constraint sign_in_tries_pkey do update set
      tries = case when tries.began_at > now() - interval '5 minutes' then tries.tries + 1 else 1 end,
      began_at = case when tries.began_at > now() - interval '5 minutes' then tries.began_at else now() end
    returning tries.key_hash, tries.tries, tries.began_at
  )
  select max(counted.began_at) + interval '5 minutes'
  into wait_until
  from counted
  join pipeline_private.sign_in_limits(begin_sign_in.name, begin_sign_in.address) as limits on limits.key_hash = counted.key_hash
  where counted.tries > limits.most;

  -- Last, and without waiting: whoever counts waits for nobody who removes.
  delete from pipeline_private.sign_in_tries as tries
  where tries.key_hash in (
    select old.key_hash from pipeline_private.sign_in_tries as old
    where old.began_at <= now() - interval '5 minutes'
    limit 20
    for update skip locked
  );

  return coalesce(ceil(extract(epoch from wait_until - now()))::integer, 0);
end
$$;

comment on function pipeline_private.begin_sign_in(text, inet) is
  'Counts a try before the password is looked at, so that many at once are counted too. Returns for how many seconds nobody is let in; 0 when the password may be looked at.';

create or replace function pipeline_private.forgive_sign_in(name text, address inet)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  update pipeline_private.sign_in_tries as tries
  set tries = greatest(tries.tries - 1, 0)
  where tries.key_hash in (
    select locked.key_hash from pipeline_private.sign_in_tries as locked
    where locked.key_hash in (select limits.key_hash from pipeline_private.sign_in_limits(forgive_sign_in.name, forgive_sign_in.address) as limits)
    order by locked.key_hash
    for update
  )
$$;

comment on function pipeline_private.forgive_sign_in(text, inet) is 'The password was right: the try does not count.';

grant execute on function pipeline_private.begin_sign_in(text, inet), pipeline_private.forgive_sign_in(text, inet) to pipeline_server;
