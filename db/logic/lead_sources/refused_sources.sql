-- A secret that is not the same on both sides, or not set on ours, refuses all that a source brings: nobody would see it here. Who is
-- refused may be anybody, though, and whoever guesses secrets is to wake nobody up.
create or replace function pipeline_private.note_refused_source(source text, fault text)
  returns void
  language sql
  security definer
as $$
  insert into pipeline_private.source_refusals as known (source, fault)
  select sources.source, left(note_refused_source.fault, 300)
  from pipeline.lead_sources as sources
  where sources.source = note_refused_source.source
  on conflict on constraint source_refusals_pkey do update set fault = excluded.fault, refused_at = excluded.refused_at
$$;

create or replace view pipeline_private.refused_sources as
  select
    sources.source::text as scope, null::uuid as vendor_lead_id,
    format(
      'Nothing of %s has been let in since %s: %s',
      sources.title, pipeline_private.moment_in_words(usual.latest), known.fault
    ) as message,
    '{}'::jsonb as detail
  from pipeline_private.source_refusals as known
  join pipeline.lead_sources as sources on sources.source = known.source and sources.is_live
  cross join lateral (
    select max(brought.received_at) as latest, max(brought.silence) as longest_silence
    from (
      select deliveries.received_at, deliveries.received_at - lag(deliveries.received_at) over (order by deliveries.received_at) as silence
      from pipeline.webhook_deliveries as deliveries
      where deliveries.source = known.source and deliveries.replay_of is null
        and deliveries.received_at > pipeline_private.later(pipeline.now(), '-30 days')
    ) as brought
  ) as usual
  where usual.latest <= known.since
    and pipeline.now() - usual.latest > greatest(interval '1 hour', coalesce(usual.longest_silence, interval '1 day'));

create or replace function pipeline_private.forget_refusals()
  returns void
  language sql
as $$
  delete from pipeline_private.source_refusals as known
  where exists (
    select from pipeline.webhook_deliveries as deliveries
    where deliveries.source = known.source and deliveries.received_at > known.since and deliveries.replay_of is null
  )
$$;

comment on function pipeline_private.note_refused_source is
  'Somebody came in the name of a source, with a proof that does not fit ours. Nothing for a source that is none.';
comment on view pipeline_private.refused_sources is
  'Live sources in whose name somebody is refused while they have been silent for longer than ever in 30 days, and for an hour at least. While a source brings leads, whoever is refused is a stranger.';
comment on function pipeline_private.forget_refusals is 'Forgets who was refused in the name of a source that has brought something since.';

grant execute on function pipeline_private.note_refused_source to pipeline_server;
