create or replace function pipeline_private.refuse_facts(message text, of_table regclass default null)
  returns void
  language plpgsql
  stable
as $$
declare
  broken text := substring(message from 'constraint "([^"]+)"');
  demanded text := (
    select pg_catalog.obj_description(rules.oid, 'pg_constraint')
    from pg_catalog.pg_constraint as rules
    where rules.connamespace = 'pipeline'::regnamespace and rules.conname = broken
      and (rules.conrelid = coalesce(of_table, 'pipeline.vendor_leads') or rules.contypid <> 0)
    limit 1
  );
begin
  raise exception '%', case
    when broken is null then 'a figure is too large'
    else coalesce(demanded, format('this must be, and would not: %s', replace(broken, '_', ' ')))
  end
    using
      errcode = 'VL018',
      detail = jsonb_build_object('rule', broken, 'fields', (
        select jsonb_agg(distinct columns.attname)
        from pg_catalog.pg_constraint as rules
        join pg_catalog.pg_attribute as columns
          on columns.attrelid = coalesce(of_table, 'pipeline.vendor_leads')
          and (
            columns.atttypid = coalesce(to_regtype(substring(message from 'domain (\S+)')), rules.contypid::regtype)
            or columns.attrelid = rules.conrelid and columns.attnum = any (rules.conkey)
          )
        where rules.connamespace = 'pipeline'::regnamespace and rules.conname = broken
      ))::text,
      hint = 'Correct it; nothing was saved.';
end
$$;
comment on function pipeline_private.refuse_facts is 'Raises VL018 for what a constraint of the leads, or of another table, refused: which rule, and which columns it is about.';
