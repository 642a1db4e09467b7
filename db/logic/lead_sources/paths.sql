-- SQL/JSON paths of the sources, in what they bring. What a path does not find is not there; it is never an error.
create or replace function pipeline_private.said_at(payload jsonb, path text)
  returns text
  language sql
  immutable
as $$
  select jsonb_path_query_first(payload, path::jsonpath, silent => true) #>> '{}'
$$;

create or replace function pipeline_private.is_found(payload jsonb, path text)
  returns boolean
  language sql
  immutable
as $$
  select coalesce(jsonb_path_exists(payload, path::jsonpath, silent => true), false)
$$;

create or replace function pipeline_private.lead_cells(source pipeline.lead_sources, payload jsonb)
  returns jsonb
  language sql
  stable
as $$
  with of_form as materialized (
    select coalesce(source.form_fact_paths -> pipeline_private.said_at(payload, source.form_path), '{}') as paths
  ),
  wanted as (
    select facts.key as field, path.value #>> '{}' as path, path.ordinality as nth
    from of_form
    cross join jsonb_each(source.fact_paths::jsonb || of_form.paths) as facts
    cross join jsonb_array_elements(
      case jsonb_typeof(facts.value) when 'array' then facts.value else jsonb_build_array(facts.value) end
    ) with ordinality as path
  )
  select jsonb_agg(
    jsonb_build_object('field', wanted.field, 'place', wanted.path, 'text', found.value #>> '{}')
    order by wanted.field, wanted.nth, found.ordinality
  )
  from wanted
  -- An address has a few lines; nothing has more.
  cross join lateral (
    select said.value, said.ordinality
    from jsonb_path_query(payload, wanted.path::jsonpath, silent => true) with ordinality as said (value, ordinality)
    where jsonb_typeof(said.value) in ('string', 'number', 'boolean')
    limit 20
  ) as found
$$;

comment on function pipeline_private.said_at is 'The first thing that a path finds, as text; null when it finds nothing.';
comment on function pipeline_private.is_found is 'Whether a path finds anything.';
comment on function pipeline_private.lead_cells is
  'What a lead that a source brings says of each of our facts: field, place (the path) and text, in the order in which they count. Null when they find nothing: then its fields are known by their names, in src/lead_sources.';

create or replace function pipeline_private.lead_as_brought(source text, payload jsonb)
  returns jsonb
  language sql
  stable
  security definer
as $$
  select jsonb_build_object(
    'reference', pipeline_private.read_reference(pipeline_private.said_at(payload, sources.reference_path)),
    'form', pipeline_private.said_at(payload, sources.form_path),
    'isLive', sources.is_live,
    'isIgnored', pipeline_private.is_found(payload, sources.ignore_path),
    'isTest', pipeline_private.is_found(payload, sources.test_path),
    'hasTicked', pipeline_private.is_found(payload, sources.consent_path),
    'wording', sources.consent_wording,
    'consentDate', pipeline_private.said_at(payload, sources.consent_date_path),
    'cells', coalesce(pipeline_private.lead_cells(sources, payload), '[]')
  )
  from pipeline.lead_sources as sources
  where sources.source = lead_as_brought.source
$$;

comment on function pipeline_private.lead_as_brought is
  'Where a source''s paths find what in a lead that it brings: reference, form, isLive, isIgnored, isTest, hasTicked, consentDate, and for each fact what stands there. Nothing is written. See rehearse_lead() for what becomes of it. Null for an unknown source.';

grant execute on function pipeline_private.lead_as_brought to pipeline_operator;
