-- Commits that notify queue up behind one lock of the whole server. Whoever gets the advisory lock rings for
-- all that are committing now; a job whose ring was left out is found by the workers' next poll. So it is when the server's
-- notifications are nearly full, because somebody who listens is in a transaction: the next would fail with what it rings for.
create or replace function pipeline_doorbell.pg_notify(channel text, payload text)
  returns void
  language plpgsql
as $$
begin
  if pg_try_advisory_xact_lock(hashtextextended('pipeline_doorbell:' || channel, 0)) and pg_notification_queue_usage() < 0.9 then
    perform pg_catalog.pg_notify(channel, payload);
  end if;
end
$$;

comment on function pipeline_doorbell.pg_notify is
  'pg_notify for many writers at once: rings only if nobody else is ringing the same channel at the moment, and while there is room to.';
