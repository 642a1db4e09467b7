create or replace function pipeline.my_notices(first integer default null)
  returns setof pipeline.notices
  language plpgsql
  stable
  rows 30
as $$
declare
  most integer := coalesce(first, 30);
begin
  if most not between 0 and 200 then
    raise exception 'at most 200 notices: "%" is out of range', first using errcode = 'numeric_value_out_of_range';
  end if;
  return query
    select *
    from pipeline.notices as notices
    where notices.user_id = (select pipeline_private.signed_in_user())
    order by notices.last_at desc, notices.id desc
    limit most;
end
$$;

comment on function pipeline.my_notices is 'What whoever is signed in was told, the latest first. None when nobody is signed in.';

create or replace function pipeline.my_unread_notices()
  returns integer
  language sql
  stable
as $$
  select count(*)::integer
  from pipeline.notices as notices
  where notices.user_id = (select pipeline_private.signed_in_user()) and notices.read_at is null
$$;

comment on function pipeline.my_unread_notices is 'How many notices whoever is signed in has not read.';

create or replace function pipeline.read_notices(
  notice_ids uuid[] default null,
  lead_id uuid default null,
  item_id uuid default null
)
  returns integer
  language plpgsql
  security definer
as $$
declare
  reader uuid := pipeline_private.want_own_notices();
  how_many integer;
begin
  -- One that is being counted up at this moment stays unread.
  with theirs as (
    select notices.id
    from pipeline.notices as notices
    where notices.user_id = reader and notices.read_at is null
      and (read_notices.notice_ids is null or notices.id = any (read_notices.notice_ids))
      and (read_notices.lead_id is null or notices.vendor_lead_id = read_notices.lead_id)
      and (read_notices.item_id is null or notices.review_item_id = read_notices.item_id)
    for update skip locked
  )
  update pipeline.notices as notices set read_at = pipeline.now() from theirs where notices.id = theirs.id;
  get diagnostics how_many = row_count;
  return how_many;
end
$$;

comment on function pipeline.read_notices is
  'Marks notices of whoever is signed in as read: all of them, or these, or those about a lead or a question. What was to leave by e-mail or Slack does not any more. Returns how many were unread. Raises VL004 when nobody is signed in.';

grant execute on function pipeline.my_notices, pipeline.my_unread_notices, pipeline.read_notices to pipeline_viewer;

create or replace function pipeline_private.unread_notices(user_ids uuid[])
  returns table (user_id uuid, unread integer, newest jsonb)
  language sql
  stable
  security definer
  rows 10
as $$
  select
    asked.id,
    -- More than these are not counted one by one.
    (
      select count(*)::integer
      from (select from pipeline.notices as notices where notices.user_id = asked.id and notices.read_at is null limit 1000) as unread
    ),
    coalesce((
      select jsonb_agg(jsonb_build_object('id', latest.id, 'occurrences', latest.occurrences) order by latest.last_at desc, latest.id desc)
      from (
        select notices.id, notices.occurrences, notices.last_at
        from pipeline.notices as notices
        where notices.user_id = asked.id and notices.read_at is null
        order by notices.last_at desc, notices.id desc
        limit 50
      ) as latest
    ), '[]')
  from unnest(user_ids) as asked (id)
$$;

comment on function pipeline_private.unread_notices is 'How many notices each of these users has not read, and the latest of them with how often they happened.';

grant execute on function pipeline_private.unread_notices to pipeline_server;

create or replace function pipeline_private.remove_old_notices(most integer default 1000)
  returns integer
  language plpgsql
  security definer
as $$
declare
  how_many integer;
begin
  delete from pipeline.notices as notices
  where notices.id in (
    select old.id
    from pipeline.notices as old
    where old.last_at < pipeline_private.later(pipeline.now(), interval '-90 days')
    order by old.last_at
    limit coalesce(remove_old_notices.most, 1000)
    for update skip locked
  );
  get diagnostics how_many = row_count;
  return how_many;
end
$$;

comment on function pipeline_private.remove_old_notices is
  'Removes notices of persons after 90 days, read or not, so many at most: what they tell of stands in the lead''s history. Returns how many.';

grant execute on function pipeline_private.remove_old_notices to pipeline_worker;
