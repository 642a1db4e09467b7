create or replace view pipeline_private.known_facts as
  select
    facts.fact, facts.position, facts.label, facts.for_agents,
    case
      when choices.list <> '{}' then 'choice'
      when base.type = 'boolean'::regtype then 'flag'
      when base.type in ('smallint'::regtype, 'integer'::regtype) then 'count'
      when base.type = 'numeric'::regtype then 'money'
      else 'text'
    end as kind,
    choices.list as choices,
    case when base.type = 'smallint'::regtype then 'integer' else base.type::text end as argument_type,
    col_description(columns.attrelid, columns.attnum) as about
  from pipeline_private.lead_facts as facts
  join pg_catalog.pg_attribute as columns
    on columns.attrelid = 'pipeline.vendor_leads'::regclass and columns.attname = facts.fact and not columns.attisdropped
  join pg_catalog.pg_type as types on types.oid = columns.atttypid
  cross join lateral (select coalesce(nullif(types.typbasetype, 0), types.oid)::regtype as type) as base
  cross join lateral (
    select array(
      select choice.value[1]
      from pg_catalog.pg_constraint as rules
      cross join regexp_matches(pg_get_constraintdef(rules.oid), $$'([^']+)'::text[],\]]$$, 'g') as choice (value)
      where rules.contypid = types.oid and pg_get_constraintdef(rules.oid) ~ '= ANY \(+ARRAY\['
    ) as list
  ) as choices
  order by facts.position;

comment on view pipeline_private.known_facts is
  'The facts of a lead with what their columns say of them: text, money, count (a whole number), flag (yes or no) or choice (one of a few words), and how a function takes them.';

create or replace function pipeline_private.camel_case(name text)
  returns text
  language sql
  immutable
as $$
  select left(name, 1) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2)
$$;

-- Written out here from the list of facts, and without a path of its own: it is looked up in place.
do $do$
begin
  execute format(
    $sql$create or replace function pipeline_private.facts_for_agents(lead pipeline.vendor_leads)
      returns jsonb
      language sql
      stable
    as $$
      select jsonb_strip_nulls(jsonb_build_object(%s))
    $$$sql$,
    (
      select string_agg(format('%L, lead.%I', pipeline_private.camel_case(facts.fact), facts.fact), ', ' order by facts.position)
      from pipeline_private.lead_facts as facts
      where facts.for_agents
    )
  );
end
$do$;

create or replace function pipeline_private.trimmed_facts(given jsonb)
  returns jsonb
  language sql
  immutable
as $$
  select coalesce(
    jsonb_object_agg(fact.key, case jsonb_typeof(fact.value) when 'string' then to_jsonb(btrim(fact.value #>> '{}')) else fact.value end),
    '{}'
  )
  from jsonb_each(given) as fact
  where fact.value <> 'null'
$$;

comment on function pipeline_private.trimmed_facts is 'What was given of some facts, without blanks around it; null is not given.';
