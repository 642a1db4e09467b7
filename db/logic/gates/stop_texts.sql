create or replace function pipeline.stop_texts(scope text, reason pipeline.free_text)
  returns pipeline.text_stops
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  acting_before text[] := pipeline_private.act_for_people('stop texts', stop_texts.reason);
  meant text := pipeline_private.read_stop_scope(stop_texts.scope);
  stop pipeline.text_stops;
begin
  perform pg_advisory_xact_lock(pipeline_private.stops_gate());
  insert into pipeline.text_stops as stops (scope, reason, stopped_by)
  select meant, btrim(stop_texts.reason), actor.name from pipeline_private.actor() as actor
  on conflict (scope) where ended_at is null do nothing
  returning * into stop;

  if stop.id is null then
    select * into stop from pipeline.text_stops as stops where stops.scope = meant and stops.ended_at is null;
  else
    perform pipeline_private.record_event(null, 'texts_stopped', jsonb_build_object('stopId', stop.id, 'scope', stop.scope));
    -- Their reason may name somebody, and alerts go out of the house.
    perform pipeline_private.raise_alert(
      'TEXTS_STOPPED', stop.scope, format('Nothing leaves: %s stopped %s', stop.stopped_by, stop.scope), null,
      jsonb_build_object('stopId', stop.id, 'scope', stop.scope, 'since', stop.since)
    );
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return stop;
end
$$;

comment on function pipeline.stop_texts is
  'From now on no text leaves and no agent is called, until resume_texts(). scope: all; or source:<source>, for its leads; template:<template>, for texts made from it; agent:<agent>, for calls of it and what it wrote. What is at the carrier or with an agent at this moment stays there. The clocks of the leads stand. Several stops stand side by side; one that stands already is returned as it is. Raises VL003 without a reason, VL004 for automation, VL010 for a scope that there is not.';

create or replace function pipeline.resume_texts(scope text, reason pipeline.free_text)
  returns pipeline.text_stops
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('let texts leave again', resume_texts.reason);
  meant text := case when lower(btrim(scope)) in ('all', 'everything') then 'all' else btrim(scope) end;
  stop pipeline.text_stops;
begin
  select * into stop from pipeline.text_stops as stops where stops.scope = meant and stops.ended_at is null for update;
  if stop.id is null then
    raise exception 'no such stop stands'
      using
        errcode = 'VL010', detail = jsonb_build_object('scope', scope)::text,
        hint = coalesce(
          (
            select 'Those that stand: ' || string_agg(stops.scope, ', ' order by stops.since) || '.'
            from pipeline.text_stops as stops where stops.ended_at is null
          ),
          'None stands.'
        );
  end if;

  if stop.scope = 'all' or stop.scope like 'source:%' then
    insert into pipeline_private.clocks_to_run as waiting (vendor_lead_id, since)
    select leads.id, stop.since
    from pipeline.vendor_leads as leads
    where leads.turn is not null and stop.scope in ('all', 'source:' || leads.source)
    on conflict on constraint clocks_to_run_pkey do update set since = least(waiting.since, excluded.since);
  end if;

  update pipeline.text_stops as stops
  set ended_at = pipeline.now(), ended_by = actor.name, end_reason = btrim(resume_texts.reason)
  from pipeline_private.actor() as actor
  where stops.id = stop.id
  returning stops.* into stop;
  perform pipeline_private.let_next_clocks_run();
  if exists (select from pipeline_private.clocks_to_run) then
    perform pipeline_private.go_on_soon();
  end if;
  perform pipeline_private.wake_kept_back_soon();

  perform pipeline_private.record_event(
    null, 'texts_resumed',
    jsonb_build_object('stopId', stop.id, 'scope', stop.scope, 'stoppedSeconds', floor(extract(epoch from stop.ended_at - stop.since)))
  );
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'TEXTS_STOPPED' and alerts.scope = stop.scope and alerts.resolved_at is null;
  perform pipeline_private.act_as_before(acting_before);
  return stop;
end
$$;

comment on function pipeline.resume_texts is
  'Ends a stop, and no other that stands beside it: agents are called again, texts that nothing has overtaken leave, spread at the usual pace, and the clocks of the leads go on with what was left, of very many leads five hundred at a time; until then they stand. Raises VL003 without a reason, VL004 for automation, VL010 when no such stop stands.';

grant execute on function pipeline.stop_texts, pipeline.resume_texts to pipeline_operator;

create or replace function pipeline_private.refuse_while_stopped(lead pipeline.vendor_leads)
  returns void
  language plpgsql
  stable
as $$
declare
  stop pipeline.text_stops;
begin
  select * into stop
  from pipeline.text_stops as stops
  where stops.ended_at is null and stops.scope in ('all', 'source:' || lead.source)
  order by stops.since
  limit 1;
  if stop.id is not null then
    raise exception 'nothing leaves: % stopped %', stop.stopped_by, stop.scope
      using
        errcode = 'VL034',
        detail = jsonb_build_object('leadId', lead.id, 'scope', stop.scope, 'since', stop.since, 'by', stop.stopped_by, 'reason', stop.reason)::text,
        hint = format('Ring the vendor, or let texts leave again: pipeline.resume_texts(%L, reason).', stop.scope);
  end if;
end
$$;

comment on function pipeline_private.refuse_while_stopped is
  'Raises VL034 while no text may leave to a lead: what a person writes is about now, and would be out of date when the stop ends.';
