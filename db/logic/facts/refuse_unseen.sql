create or replace function pipeline_private.refuse_unseen(there text, words text, instead_of text, of_table text, detail jsonb)
  returns void
  language plpgsql
as $$
begin
  if instead_of is not null and coalesce(there, '') not in (btrim(instead_of), coalesce(btrim(words), '')) then
    raise exception 'somebody has written other words meanwhile'
      using
        errcode = 'VL041', detail = coalesce(refuse_unseen.detail, '{}')::text,
        hint = 'Look at the words that it has now, and give those as what yours are to stand in place of.',
        schema = 'pipeline', table = coalesce(of_table, ''), column = 'body';
  end if;
end
$$;

comment on function pipeline_private.refuse_unseen is
  'Raises VL041 where neither the words stand there that somebody saw nor those that they write; null for the former asks nothing.';

create or replace function pipeline_private.refuse_overtaken(before jsonb, after jsonb, seen jsonb, of_table text, detail jsonb)
  returns void
  language plpgsql
as $$
declare
  fields text[] := array(
    select them.key
    from jsonb_each(seen) as them
    where before -> them.key is distinct from after -> them.key and before -> them.key is distinct from them.value
    order by them.key
  );
begin
  if fields <> '{}' then
    raise exception 'somebody has changed this meanwhile: %', replace(array_to_string(fields, ', '), '_', ' ')
      using
        errcode = 'VL041', detail = coalesce(refuse_overtaken.detail || jsonb_build_object('fields', fields), '{}')::text,
        hint = 'Look at what it is now, and give that as what yours is to stand in place of.', schema = 'pipeline',
        table = coalesce(of_table, '');
  end if;
end
$$;

comment on function pipeline_private.refuse_overtaken is
  'Raises VL041 where a row had something else than somebody saw (their fields of it) in what they have changed; null for what they saw asks nothing.';

create or replace function pipeline_private.refuse_elsewhere(lead pipeline.vendor_leads, expected_stage text)
  returns void
  language plpgsql
as $$
begin
  if expected_stage <> lead.pipeline_stage then
    raise exception 'the lead has moved on meanwhile'
      using
        errcode = 'VL005',
        detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage, 'expected', expected_stage)::text,
        hint = 'Look at where it stands, and whether it is still meant.';
  end if;
end
$$;

comment on function pipeline_private.refuse_elsewhere is
  'Raises VL005 where a lead is no longer at the stage where somebody saw it; null asks nothing.';

create or replace function pipeline_private.refuse_another(field text, there text, meant text, instead_of text, lead_id uuid)
  returns void
  language sql
as $$
  select pipeline_private.refuse_overtaken(
    jsonb_build_object(field, nullif(btrim(there), '')), jsonb_build_object(field, nullif(btrim(meant), '')),
    jsonb_build_object(field, nullif(btrim(instead_of), '')), 'vendor_leads', jsonb_build_object('leadId', lead_id)
  )
  where instead_of is not null
$$;

comment on function pipeline_private.refuse_another is
  'Raises VL041 where something of a lead is neither what somebody saw (empty for none) nor what they mean it to be; null for the former asks nothing.';

create or replace function pipeline_private.refuse_unknown(thing text, key text, name anyelement, of_table text, hint text default null)
  returns void
  language plpgsql
as $$
begin
  raise exception 'there is no % %', thing, name
    using
      errcode = 'VL010', detail = jsonb_build_object(key, name)::text, schema = 'pipeline', table = coalesce(of_table, ''),
      hint = coalesce(refuse_unknown.hint, 'It may be mistyped, or have been merged or taken away since: look it up again.');
end
$$;

comment on function pipeline_private.refuse_unknown is 'Raises VL010: no row of a table has this id, or name; null gives the usual advice.';
