-- A source that only tells of its leads may not let us in for a while: what it told of waits, and nothing is lost.
create or replace function pipeline_private.keep_fetched_lead(delivery_id uuid, lead jsonb)
  returns void
  language plpgsql
  security definer
as $$
declare
  of_source text;
begin
  update pipeline.webhook_deliveries as deliveries
  set told = deliveries.told || jsonb_build_object('lead', lead)
  where deliveries.id = delivery_id and deliveries.verdict = 'waiting'
  returning deliveries.source into of_source;
  perform pipeline_private.source_answers(of_source);
end
$$;

create or replace function pipeline_private.source_answers(source text)
  returns void
  language sql
as $$
  delete from pipeline_private.source_pauses as pauses where pauses.source = source_answers.source;
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'LEAD_SOURCE_DOWN' and alerts.scope = source_answers.source and alerts.resolved_at is null
$$;

create or replace function pipeline_private.put_off_fetching(delivery_id uuid, fault text, seconds double precision, is_down boolean)
  returns void
  language plpgsql
  security definer
as $$
declare
  delivery pipeline.webhook_deliveries;
  until timestamptz;
begin
  select * into delivery from pipeline.webhook_deliveries as deliveries where deliveries.id = delivery_id for update;
  if delivery.verdict is distinct from 'waiting' then
    return;
  end if;
  perform pipeline_private.act_as('webhook', delivery.source);
  if seconds is not null then
    perform pipeline_private.pause_source(delivery.source, fault, seconds, is_down);
  elsif pipeline_private.later(delivery.received_at, '15 minutes') < pipeline.now()
    -- Where later ones come, it is this one alone: a person is asked about it in time.
    and not exists (
      select from pipeline.webhook_deliveries as others
      where others.source = delivery.source and others.received_at > delivery.received_at and others.told ? 'lead'
    )
  then
    perform pipeline_private.raise_alert(
      'LEAD_SOURCE_DOWN', delivery.source, format('Leads of %s cannot be fetched: %s', delivery.source, fault), detail => jsonb_build_object('fault', fault)
    );
  end if;
  until := coalesce(
    (
      select pauses.paused_until
      from pipeline_private.source_pauses as pauses
      where pauses.source = delivery.source and pauses.paused_until > pipeline.now()
    ),
    pipeline_private.later(
      pipeline.now(), least(greatest((pipeline.now() - delivery.received_at) / 2, interval '5 seconds'), interval '10 minutes')
    )
  );
  -- Not all at once.
  update pipeline.webhook_deliveries as deliveries
  set due_at = pipeline_private.later(until, random() * interval '30 seconds')
  where deliveries.id = delivery.id and deliveries.received_at = delivery.received_at;
end
$$;

create or replace function pipeline_private.pause_source(source text, fault text, seconds double precision, is_down boolean)
  returns void
  language plpgsql
  security definer
as $$
begin
  insert into pipeline_private.source_pauses as known (source, paused_until, fault)
  values (pause_source.source, pipeline_private.later(pipeline.now(), make_interval(secs => seconds)), left(pause_source.fault, 300))
  on conflict on constraint source_pauses_pkey do update set paused_until = excluded.paused_until, fault = excluded.fault;
  if is_down then
    perform pipeline_private.raise_alert(
      'LEAD_SOURCE_DOWN', pause_source.source, format('Leads of %s cannot be fetched: %s', pause_source.source, pause_source.fault),
      detail => jsonb_build_object('fault', pause_source.fault)
    );
  end if;
end
$$;

comment on function pipeline_private.keep_fetched_lead is 'Keeps a lead that was fetched; it is read afterwards. Its source answers again.';
comment on function pipeline_private.source_answers is 'A source lets us in: nobody keeps away from it any longer, and the alert is over.';
comment on function pipeline_private.put_off_fetching is
  'A lead cannot be fetched now. seconds: how long nobody is to ask its source for any; null where only this failed, which is tried again with growing waits. is_down: somebody has to do something about it. Nothing is lost: what waits, waits.';
comment on function pipeline_private.pause_source is 'Nobody asks a source for leads for so long. is_down: somebody has to do something about it, an alert says so.';

create or replace function pipeline_private.forms_to_poll(source text)
  returns table (form text, since timestamptz)
  language sql
  security definer
as $$
  insert into pipeline_private.source_forms as known (source, form)
  select sources.source, forms.form
  from pipeline.lead_sources as sources
  cross join lateral jsonb_object_keys(sources.form_fact_paths) as forms (form)
  where sources.source = forms_to_poll.source
  on conflict on constraint source_forms_pkey do nothing;

  select known.form, pipeline_private.later(known.polled_at, '-1 hour')
  from pipeline_private.source_forms as known
  where known.source = forms_to_poll.source
    and not exists (
      select from pipeline_private.source_pauses as pauses where pauses.source = known.source and pauses.paused_until > pipeline.now()
    )
  order by known.form
$$;

create or replace function pipeline_private.note_poll(source text, form text, polled_at timestamptz)
  returns void
  language sql
  security definer
as $$
  update pipeline_private.source_forms as known
  set polled_at = greatest(known.polled_at, note_poll.polled_at)
  where known.source = note_poll.source and known.form = note_poll.form;
  select pipeline_private.source_answers(note_poll.source)
$$;

comment on function pipeline_private.forms_to_poll is
  'The forms of a source that are asked for leads which nobody told us of, and since when, with an hour to spare; none while it is paused. A form is asked from when we first heard of it.';
comment on function pipeline_private.note_poll is 'A form was asked for all that came up to then.';

grant execute on function
  pipeline_private.keep_fetched_lead, pipeline_private.put_off_fetching, pipeline_private.pause_source, pipeline_private.forms_to_poll,
  pipeline_private.note_poll
to pipeline_worker;
