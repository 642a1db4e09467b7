-- There is no extension that every server has. What a B-tree of so many entries of that width takes when it is new is
-- known well enough: it shares no equal keys, so it is rather too large, and an index is taken for bloated too late.
create or replace function pipeline_private.index_states()
  returns table (
    index_name text, table_name text, bytes bigint, bytes_when_new bigint, scans bigint, last_used_at timestamptz, is_valid boolean,
    is_bloated boolean, is_unused boolean
  )
  language sql
  stable
  security definer
  rows 300
as $$
  select
    format('%I.%I', schemas.nspname, relations.relname), indexes.indrelid::regclass::text, sizes.bytes, sizes.bytes_when_new,
    used.idx_scan, used.last_idx_scan, indexes.indisvalid,
    indexes.indisvalid and sizes.bytes >= 8388608 and sizes.bytes >= 2 * sizes.bytes_when_new,
    -- Whoever keeps something out is of use though nobody reads it.
    indexes.indisvalid and used.idx_scan = 0 and not indexes.indisunique and sizes.bytes >= 1048576
      and coalesce(counted.stats_reset, '-infinity') < pipeline_private.later(now(), interval '-30 days')
  from pg_catalog.pg_index as indexes
  join pg_catalog.pg_class as relations on relations.oid = indexes.indexrelid and relations.relkind = 'i'
  join pg_catalog.pg_namespace as schemas on schemas.oid = relations.relnamespace
  join pg_catalog.pg_am as methods on methods.oid = relations.relam
  left join pg_catalog.pg_stat_all_indexes as used on used.indexrelid = indexes.indexrelid
  left join pg_catalog.pg_stat_database as counted on counted.datname = current_database()
  cross join lateral (
    -- An entry has a head of eight bytes and a pointer of four; an expression's width stands under the index's own name.
    select sum(coalesce(
      (
        select max(widths.avg_width)
        from pg_catalog.pg_stats as widths
        where widths.schemaname = schemas.nspname and widths.attname = parts.attname
          and widths.tablename in (relations.relname, (select tables.relname from pg_catalog.pg_class as tables where tables.oid = indexes.indrelid))
      ),
      8
    )) as width
    from (
      select coalesce(
        (
          select columns.attname
          from pg_catalog.pg_attribute as columns
          where columns.attrelid = indexes.indrelid and columns.attnum = keys.number and keys.number > 0
        ),
        (select own.attname from pg_catalog.pg_attribute as own where own.attrelid = indexes.indexrelid and own.attnum = keys.place)
      ) as attname
      from unnest(indexes.indkey::smallint[]) with ordinality as keys (number, place)
    ) as parts
  ) as entries
  cross join lateral (
    select
      pg_relation_size(indexes.indexrelid) as bytes,
      case
        when methods.amname = 'btree' and relations.reltuples >= 0
          then (relations.reltuples * (12 + 8 * ceil(entries.width / 8.0)) / 0.9)::bigint + 16384
      end as bytes_when_new
  ) as sizes
  where schemas.nspname in ('pipeline', 'pipeline_private', 'graphile_worker')
$$;

comment on function pipeline_private.index_states is
  'Every index of ours and of the queue. bytes_when_new: about what a new one would take; null where that is not known, as of a GIN index. scans, last_used_at: since the server counts; last_used_at is null when nobody used it. is_bloated: at least 8 MiB, half of it of no use. is_unused: nobody has read a megabyte of it for 30 days, and it keeps nothing out. is_valid: false for what a build or a rebuild that was interrupted has left, which no question reads and every write pays for.';

grant execute on function pipeline_private.index_states to pipeline_viewer, pipeline_worker;
