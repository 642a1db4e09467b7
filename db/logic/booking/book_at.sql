create or replace function pipeline_private.key_type(kind pipeline_private.work_kinds)
  returns text
  language sql
  stable
as $$
  select format_type(columns.atttypid, columns.atttypmod)
  from pg_attribute as columns
  where columns.attrelid = kind.relation::regclass and columns.attname = kind.key
$$;

create or replace function pipeline_private.book_at(task text, payload jsonb, look_at timestamptz)
  returns void
  language plpgsql
as $$
declare
  kind pipeline_private.work_kinds;
begin
  select * into kind from pipeline_private.work_kinds as kinds where kinds.task = book_at.task;
  if pg_input_is_valid(payload ->> kind.argument, pipeline_private.key_type(kind)) then
    execute format(
      'update %s as work set booked_at = $1 where work.%I = $2::%s and (%s)', kind.relation, kind.key, pipeline_private.key_type(kind), kind.waiting
    ) using look_at, payload ->> kind.argument;
  end if;
end
$$;

create or replace function pipeline_private.about_work(task text, payload jsonb)
  returns text
  language sql
  immutable
as $$
  select concat_ws(' ', task, payload)
$$;

comment on function pipeline_private.about_work is 'What a question about a job that was given up names: its task and the row that it is about.';
comment on function pipeline_private.key_type is 'The type of the column that names a row of a kind of work.';
comment on function pipeline_private.book_at is
  'Has the row that a job of this payload is about looked at at a moment of the business clock, if it still waits; null: when it is due. Does nothing for what names no row.';
