-- Writing all definitions out takes a tenth of a second, so it is done only when a row of theirs was written since.
create or replace function pipeline_private.catalogue_mark()
  returns text
  language sql
  stable
as $$
  with relations (oid) as (
    select ours.oid from pipeline_private.our_relations as ours
  ),
  written (catalogue, oid, part, by) as (
    select tableoid, oid, 0, xmin from pg_catalog.pg_namespace where oid in (select ours.oid from pipeline_private.our_schemas as ours)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_class where oid in (select relations.oid from relations)
    union all
    select tableoid, attrelid, attnum, xmin from pg_catalog.pg_attribute where attrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_attrdef where adrelid in (select relations.oid from relations)
    union all
    select tableoid, indexrelid, 0, xmin from pg_catalog.pg_index where indrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_constraint
    where conrelid in (select relations.oid from relations)
      or contypid <> 0 and connamespace in (select ours.oid from pipeline_private.our_schemas as ours)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_trigger where tgrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_rewrite where ev_class in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_policy where polrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_proc
    where pronamespace in (select ours.oid from pipeline_private.our_schemas as ours) or prosecdef
  )
  -- The order of the rows says nothing.
  select format('%s %s', count(*), bit_xor(hash_record_extended(written, 0)))
  from written
$$;

comment on function pipeline_private.catalogue_mark is
  'Says by which transactions the rows of the catalogue were written that define our guards: another one as soon as somebody has written any of them.';
