-- A source with a path that nobody can follow, or for a fact that leads do not have, would lose what it brings in silence.
create or replace function pipeline_private.tg_lead_sources__check_paths()
  returns trigger
  language plpgsql
as $$
declare
  fault text;
begin
  select format('%s: %s', paths.field, case
    when paths.path is null or not pg_input_is_valid(paths.path, 'jsonpath') then 'no SQL/JSON path'
    else 'no fact of a lead'
  end)
  into fault
  from (
    select facts.key as field, path.value #>> '{}' as path
    from (
      select new.fact_paths::jsonb as paths
      union all
      select case jsonb_typeof(forms.value) when 'object' then forms.value else jsonb_build_object(forms.key, null) end
      from jsonb_each(new.form_fact_paths::jsonb) as forms
    ) as said
    cross join jsonb_each(said.paths) as facts
    cross join jsonb_array_elements(
      case jsonb_typeof(facts.value) when 'array' then facts.value else jsonb_build_array(facts.value) end
    ) as path
  ) as paths
  where (paths.path is not null and pg_input_is_valid(paths.path, 'jsonpath')) is not true
    or not exists (
      select from pipeline_private.lead_facts as known where known.fact = paths.field
      union all
      select from unnest(array['vendor_phone', 'first_name', 'last_name']) as other where other = paths.field
    )
  order by paths.field
  limit 1;
  if fault is not null then
    raise exception 'source %: %', new.source, fault
      using
        errcode = 'VL014', detail = jsonb_build_object('source', new.source, 'what', fault)::text,
        hint = 'A path is like $.contact.phone or $.fields[*] ? (@.name == "phone").value; facts are columns of vendor_leads.',
        schema = tg_table_schema, table = tg_table_name;
  end if;
  return new;
end
$$;

comment on function pipeline_private.tg_lead_sources__check_paths is 'Refuses a source whose paths cannot be followed, or are for no fact of a lead. Raises VL014.';

create or replace trigger _200_check_paths
  before insert or update on pipeline.lead_sources
  for each row
  execute function pipeline_private.tg_lead_sources__check_paths();
