create or replace function pipeline_private.events_after(transaction_id xid8, event_id bigint, most integer)
  returns setof pipeline.pipeline_events
  language sql
  stable
  security definer
as $$
  select *
  from pipeline.pipeline_events as events
  where (events.transaction_id, events.id) > (events_after.transaction_id, events_after.event_id)
    and events.transaction_id < pipeline_private.finished_before()
  order by events.transaction_id, events.id
  limit most
$$;

comment on function pipeline_private.events_after is
  'The next events of the stream after this one. Those of transactions that began after one that is still open have to wait for it.';

create or replace function pipeline_private.end_of_events(out transaction_id xid8, out event_id bigint)
  language sql
  stable
  security definer
as $$
  select events.transaction_id, events.id
  from pipeline.pipeline_events as events
  where events.transaction_id < pipeline_private.finished_before()
  order by events.transaction_id desc, events.id desc
  limit 1
$$;

comment on function pipeline_private.end_of_events is 'Where the stream of events ends at this moment; nulls when there is none yet.';

create or replace function pipeline.event_cursor()
  returns text
  language sql
  stable
  security definer
as $$
  select coalesce(transaction_id || '.' || event_id, '0.0') from pipeline_private.end_of_events()
$$;

comment on function pipeline.event_cursor is
  'The cursor of the last event at this moment. Whoever takes it, reads what they keep, and then subscribes to events after it, misses nothing.';

grant execute on function pipeline_private.events_after, pipeline_private.end_of_events to pipeline_server;
grant execute on function pipeline.event_cursor to pipeline_viewer;
