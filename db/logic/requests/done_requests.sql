create or replace function pipeline_private.begin_request(key uuid)
  returns void
  language plpgsql
  security definer
as $$
declare
  asker uuid := (pipeline_private.actor()).user_id;
begin
  -- The same that is under way is waited for: it is done, or has come to nothing.
  insert into pipeline_private.done_requests as requests (user_id, key) values (asker, begin_request.key)
  on conflict on constraint done_requests_pkey do nothing;
  if not found then
    raise exception 'this was done already, when it was asked for before'
      using
        errcode = 'VL043', detail = jsonb_build_object('key', begin_request.key)::text,
        hint = 'Look at what is now; for another thing give another key.';
  end if;
  perform set_config('pipeline.request_key', begin_request.key::text, true);
  delete from pipeline_private.done_requests as requests
  where (requests.user_id, requests.key) in (
    select old.user_id, old.key
    from pipeline_private.done_requests as old
    where old.done_at < pipeline_private.later(now(), interval '-1 day')
    order by old.done_at
    limit 5
    for update skip locked
  );
end
$$;

comment on function pipeline_private.begin_request is
  'What is done in this transaction was asked for by this key. Raises VL043 when that has been done before; what is refused, and so rolled back, may be asked for again.';

create or replace function pipeline_private.refuse_request()
  returns void
  language sql
  security definer
as $$
  delete from pipeline_private.done_requests as requests
  where requests.user_id = (pipeline_private.actor()).user_id
    and requests.key = nullif(current_setting('pipeline.request_key', true), '')::uuid
$$;

comment on function pipeline_private.refuse_request is 'Whoever is refused without an error has had nothing done, and may ask again.';

grant execute on function pipeline_private.begin_request, pipeline_private.refuse_request to pipeline_viewer;
