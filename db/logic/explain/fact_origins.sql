create or replace function pipeline_private.origins_of(lead_id uuid, facts text[])
  returns setof pipeline.fact_origin
  language sql
  stable
  rows 10
as $$
  select
    told.fact, entry.created_at, entry.actor_kind, entry.actor, entry.reason, run.id, delivery.source,
    case when run.id is not null then pipeline_private.words_read_by(run) when delivery.body is not null then array[left(delivery.body, 2000)] end
  from unnest(facts) as told (fact)
  cross join lateral (
    select entries.*
    from pipeline.audit_log as entries
    where entries.table_name = 'vendor_leads' and entries.row_id = origins_of.lead_id::text and entries.new_values ? told.fact
    order by entries.chain_no desc
    limit 1
  ) as entry
  left join lateral (
    select runs.*
    from pipeline.agent_runs as runs
    where entry.actor_kind = 'agent' and runs.vendor_lead_id = origins_of.lead_id and runs.agent = entry.actor
      and runs.status = 'succeeded' and runs.finished_at = entry.created_at
    order by runs.id desc
    limit 1
  ) as run on true
  left join lateral (
    select deliveries.source, deliveries.body
    from pipeline.webhook_deliveries as deliveries
    where entry.operation = 'INSERT' and deliveries.vendor_lead_id = origins_of.lead_id and deliveries.source is not null
    order by deliveries.received_at, deliveries.id
    limit 1
  ) as delivery on true
  where entry.new_values ->> told.fact is not null
$$;

comment on function pipeline_private.origins_of is 'Who wrote these columns of a lead last, see fact_origins().';

create or replace function pipeline.fact_origins(lead_id uuid)
  returns setof pipeline.fact_origin
  language sql
  stable
  rows 10
  security definer
as $$
  select origins.*
  from pipeline_private.origins_of(fact_origins.lead_id, array(
    select facts.fact from pipeline_private.lead_facts as facts
    union all
    values ('vendor_phone'), ('estimated_market_value')
  )) as origins
$$;

comment on function pipeline.fact_origins is
  'Where each fact that is known of a lead came from: who wrote it, when and why, and the vendor''s texts or the delivery that it was read from. From the audit log; a fact that is not known has no row.';

grant execute on function pipeline.fact_origins to pipeline_viewer;

create or replace function pipeline_private.words_read_by(run pipeline.agent_runs)
  returns text[]
  language sql
  stable
as $$
  select array_agg(said.body order by said.text_no)
  from (
    select texts.body, texts.text_no
    from pipeline.lead_messages as texts
    where texts.vendor_lead_id = run.vendor_lead_id and texts.direction = 'inbound' and texts.text_no <= run.read_text_no
      and texts.text_no > coalesce((
        select max(earlier.read_text_no)
        from pipeline.agent_runs as earlier
        where earlier.vendor_lead_id = run.vendor_lead_id and earlier.agent = run.agent and earlier.status = 'succeeded'
          and earlier.finished_at < run.finished_at
      ), 0)
    order by texts.text_no desc
    limit 10
  ) as said
$$;

comment on function pipeline_private.words_read_by is
  'What a run read that no run of its agent had read before: the vendor''s texts, the earliest first, at most ten; null when there was nothing new.';
