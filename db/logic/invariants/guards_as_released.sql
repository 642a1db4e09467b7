create or replace function pipeline_private.present_guards()
  returns table (kind text, name text, digest text)
  language sql
  stable
as $$
  select * from pipeline_private.catalogue_guards()
  union all
  select * from pipeline_private.server_guards()
$$;

comment on function pipeline_private.present_guards is
  'What keeps writers within the rules and readers to what is theirs, each with the digest of its definition as it is now; a trigger that is switched off has another one.';

create or replace function pipeline_private.note_released_guards()
  returns void
  language sql
as $$
  delete from pipeline_private.released_guards;
  insert into pipeline_private.released_guards (kind, name, digest)
  select guards.kind, guards.name, guards.digest from pipeline_private.present_guards() as guards
  union all
  select 'mark', 'catalogue', pipeline_private.catalogue_mark();
$$;

comment on function pipeline_private.note_released_guards is
  'Keeps what the guards are for later comparison; the migrator calls it when it has applied them.';

create or replace function pipeline_private.note_released_guard(name text)
  returns void
  language sql
as $$
  update pipeline_private.released_guards as released
  set digest = present.digest
  from pipeline_private.present_guards() as present
  where present.kind = released.kind and present.name = released.name and released.name = note_released_guard.name;
  -- Of the others nobody knows here whether they are as released.
  delete from pipeline_private.released_guards as released where released.kind = 'mark';
$$;

comment on function pipeline_private.note_released_guard is 'The same for one guard, which the migrator has just changed.';

create or replace function pipeline_private.note_catalogue_mark()
  returns boolean
  language plpgsql
  security definer
as $$
begin
  if exists (select from pipeline_private.guards_not_as_released()) then
    return false;
  end if;
  delete from pipeline_private.released_guards as released where released.kind = 'mark';
  insert into pipeline_private.released_guards (kind, name, digest) values ('mark', 'catalogue', pipeline_private.catalogue_mark());
  return true;
end
$$;

comment on function pipeline_private.note_catalogue_mark is
  'After an index was rebuilt: looks whether every guard is as released, and if so remembers the catalogue as it is now, so that the next look is quick again. Returns whether they are.';

grant execute on function pipeline_private.note_catalogue_mark to pipeline_worker;

create or replace function pipeline_private.catalogue_is_untouched()
  returns boolean
  language sql
  stable
as $$
  select exists (
    select from pipeline_private.released_guards as released
    -- As a query of its own, or the planner would ask for the mark as well, to guess how many rows have it.
    where released.kind = 'mark' and released.digest = (select pipeline_private.catalogue_mark())
  )
$$;

comment on function pipeline_private.catalogue_is_untouched is
  'Whether no definition of ours was written since the last migration noted the guards. False also where that cannot be told, as in a restored copy.';

create or replace function pipeline_private.guards_not_as_released()
  returns table (kind text, name text, fault text)
  language plpgsql
  stable
as $$
declare
  is_untouched constant boolean := pipeline_private.catalogue_is_untouched();
begin
  return query
    select
      coalesce(released.kind, present.kind), coalesce(released.name, present.name),
      case when present.name is null then 'missing' when released.name is null then 'added' else 'changed' end
    from (
      select * from pipeline_private.server_guards()
      union all
      select * from pipeline_private.catalogue_guards() where not is_untouched
    ) as present
    full join (
      select * from pipeline_private.released_guards as noted
      where noted.kind <> 'mark'
        and (not is_untouched or noted.kind in ('setting', 'event trigger', 'role') or noted.kind = 'grants' and noted.name like 'setting %')
    ) as released on released.kind = present.kind and released.name = present.name
    where present.digest is distinct from released.digest;
end
$$;

comment on function pipeline_private.guards_not_as_released is 'The guards that are not as the last migration noted them, and what of each: missing, added or changed.';

create or replace view pipeline_private.broken_guards as
  select 'every guard is as released' as invariant, null::uuid as vendor_lead_id, to_jsonb(guards) as detail
  from pipeline_private.guards_not_as_released() as guards
  union all
  select 'every guard is on duty', null,
    jsonb_build_object('trigger', triggers.tgname, 'table', triggers.tgrelid::regclass::text, 'enabled', triggers.tgenabled::text)
  from pg_catalog.pg_trigger as triggers
  join pg_catalog.pg_class as tables on tables.oid = triggers.tgrelid
  where tables.relnamespace = 'pipeline'::regnamespace and not triggers.tgisinternal and triggers.tgenabled <> 'O';

comment on view pipeline_private.broken_guards is
  'Triggers, rules, functions, constraints, columns, unique indexes, tables, views, row security, grants, settings and powers of roles that are missing, edited, added by hand or switched off.';
