create or replace function pipeline_private.run_at_commit(trigger_name text, handler text, variadic table_names text[])
  returns void
  language plpgsql
as $$
declare
  table_name text;
begin
  foreach table_name in array table_names loop
    execute format('drop trigger if exists %I on pipeline.%I', trigger_name, table_name);
    execute format(
      'create constraint trigger %I
         after insert or update or delete on pipeline.%I
         deferrable initially deferred
         for each row
         execute function pipeline_private.%I()',
      trigger_name, table_name, handler
    );
  end loop;
end
$$;

comment on function pipeline_private.run_at_commit is
  'Has a trigger function look at rules when their change commits, row by row; a constraint trigger cannot be replaced in place.';
