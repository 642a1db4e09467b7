-- A source with a path that nobody can follow, or for a fact that leads do not have, would lose what it brings in silence; one
-- that compares everything with everything would keep the door busy for hours.
create or replace function pipeline_private.path_fault(path text)
  returns text
  language plpgsql
  immutable
as $$
declare
  bare text;
begin
  if path is null or length(path) > 500 or not pg_input_is_valid(path, 'jsonpath') then
    return 'no SQL/JSON path of up to 500 characters';
  end if;
  bare := regexp_replace(path::jsonpath::text, '"(\\.|[^"\\])*"', '"', 'g');
  return case
    when bare !~ '^(strict )?\$(?!")[^$]*$' then 'a path begins with $, has no other $ and no comparison outside ? (…)'
    when bare like '%**%' then 'a path says where to look, and does not look everywhere with **'
  end;
end
$$;

comment on function pipeline_private.path_fault is
  'What is wrong with a path of a source; null when it can be followed, in a time that grows with what it is looked for in.';

create or replace function pipeline_private.tg_lead_sources__check_paths()
  returns trigger
  language plpgsql
as $$
declare
  fault text;
begin
  select format('%s: %s', paths.place, coalesce(case when paths.fact is not null and known.fact is null then 'no fact of a lead' end, paths.fault))
  into fault
  from (
    select single.key as place, null as fact, pipeline_private.path_fault(single.value) as fault
    from jsonb_each_text(to_jsonb(new)) as single
    where single.key like '%\_path' and single.value is not null
    union all
    select concat_ws('.', said.place, facts.key), facts.key, pipeline_private.path_fault(path.value #>> '{}')
    from (
      select 'fact_paths' as place, new.fact_paths::jsonb as paths
      union all
      select
        format('form_fact_paths.%s', forms.key),
        case jsonb_typeof(forms.value) when 'object' then forms.value else jsonb_build_object('', null) end
      from jsonb_each(new.form_fact_paths::jsonb) as forms
    ) as said
    cross join jsonb_each(said.paths) as facts
    cross join jsonb_array_elements(
      case jsonb_typeof(facts.value) when 'array' then facts.value else jsonb_build_array(facts.value) end
    ) as path
  ) as paths
  left join (
    select facts.fact from pipeline_private.lead_facts as facts
    union all
    select unnest(array['vendor_phone', 'first_name', 'last_name'])
  ) as known on known.fact = paths.fact
  where paths.fault is not null or paths.fact is not null and known.fact is null
  order by paths.place
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

comment on function pipeline_private.tg_lead_sources__check_paths is 'Refuses a source whose paths cannot be followed, or are for no fact of a lead, and names the first of them. Raises VL014.';

create or replace trigger _200_check_paths
  before insert or update on pipeline.lead_sources
  for each row
  execute function pipeline_private.tg_lead_sources__check_paths();
