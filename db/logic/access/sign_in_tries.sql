create or replace function pipeline_private.sign_in_limits(name text, address inet)
  returns table (key_hash bytea, free integer, first_wait interval, longest_wait interval)
  language sql
  immutable
as $$
  -- A household or a machine has a whole /64 of IPv6.
  select sha256(convert_to(keys.key, 'UTF8')), keys.free, keys.first_wait, keys.longest_wait
  from (values (case family(address) when 6 then host(network(set_masklen(address, 64))) else host(address) end)) as its (place)
  cross join lateral (values
    ('address ' || its.place, 100, interval '1 second', interval '5 seconds'),
    ('both ' || its.place || ' ' || lower(name), 10, interval '30 seconds', interval '5 minutes')
  ) as keys (key, free, first_wait, longest_wait)
  where keys.key is not null -- nobody is named by whom an identity provider has yet to vouch for
$$;

comment on function pipeline_private.sign_in_limits is
  'What is counted at a sign-in: one address with one name, which waits longer with each failure, and one address with all names, which an office shares and so waits for seconds only. A name alone is not counted: strangers would lock its owner out.';

create or replace function pipeline_private.begin_sign_in(name text, address inet)
  returns integer
  language plpgsql
  security definer
as $$
declare
  wait_until timestamptz;
begin
  -- The rows are locked before they are read, in one order, so that many tries at once are counted one by one.
  insert into pipeline_private.sign_in_tries as tries (key_hash, tries, began_at)
  select limits.key_hash, 0, clock_timestamp()
  from pipeline_private.sign_in_limits(begin_sign_in.name, begin_sign_in.address) as limits
  order by limits.key_hash
  on conflict on constraint sign_in_tries_pkey do update set
    tries = case when tries.began_at > clock_timestamp() - interval '15 minutes' then tries.tries else 0 end;

  -- Each failure beyond the free ones doubles the wait.
  select max(tries.began_at + least(limits.first_wait * power(2, least(tries.tries - limits.free, 20)), limits.longest_wait))
  into wait_until
  from pipeline_private.sign_in_limits(begin_sign_in.name, begin_sign_in.address) as limits
  join pipeline_private.sign_in_tries as tries on tries.key_hash = limits.key_hash
  where tries.tries >= limits.free;

  if wait_until > clock_timestamp() then
    return ceil(extract(epoch from wait_until - clock_timestamp()))::integer;
  end if;

  update pipeline_private.sign_in_tries as tries
  set tries = tries.tries + 1, began_at = clock_timestamp()
  where tries.key_hash in (
    select limits.key_hash from pipeline_private.sign_in_limits(begin_sign_in.name, begin_sign_in.address) as limits
  );

  -- Last, and without waiting: whoever counts waits for nobody who removes.
  delete from pipeline_private.sign_in_tries as tries
  where tries.key_hash in (
    select old.key_hash from pipeline_private.sign_in_tries as old
    where old.began_at <= now() - interval '15 minutes'
    limit 20
    for update skip locked
  );
  return 0;
end
$$;

comment on function pipeline_private.begin_sign_in is
  'Counts a try before the password is looked at, so that many at once are counted too; one that comes too early is not counted. Returns for how many seconds to wait; 0 when the password may be looked at.';

create or replace function pipeline_private.forgive_sign_in(name text, address inet)
  returns void
  language sql
  security definer
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

comment on function pipeline_private.forgive_sign_in is 'The password was right: the try does not count.';

grant execute on function pipeline_private.begin_sign_in, pipeline_private.forgive_sign_in to pipeline_server;
