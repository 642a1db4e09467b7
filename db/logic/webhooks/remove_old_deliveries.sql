create or replace function pipeline_private.remove_old_deliveries(most integer default 1000)
  returns table (door text, removed integer)
  language sql
  volatile
  security definer
as $$
  with old as materialized (
    select found.*
    from pipeline.delivery_rules as doors
    cross join lateral (
      select deliveries.id, deliveries.received_at
      from pipeline.webhook_deliveries as deliveries
      where deliveries.door = doors.door
        and deliveries.received_at < pipeline_private.later(pipeline.now(), make_interval(secs => -86400 * doors.keep_days))
        and deliveries.verdict <> 'waiting'
        and not exists (select from pipeline_private.inbox as waiting where waiting.id = deliveries.message_id)
        and not exists (select from pipeline.review_items as items where items.about = deliveries.id::text and items.resolved_at is null)
      order by deliveries.received_at
      limit coalesce(remove_old_deliveries.most, 1000)
      for update of deliveries skip locked
    ) as found
  ),
  gone as (
    delete from pipeline.webhook_deliveries as deliveries
    using old
    where deliveries.id = old.id and deliveries.received_at = old.received_at
    returning deliveries.door
  )
  select gone.door::text, count(*)::integer from gone group by gone.door order by gone.door
$$;

comment on function pipeline_private.remove_old_deliveries is
  'Removes what came in longer ago than its door keeps it, so many of each door at most: never what still waits, and nothing that a person is asked about. Returns how many of each door; no row when there are no more.';

grant execute on function pipeline_private.remove_old_deliveries to pipeline_worker;
