-- What columns of a row must be together. These are triggers in the words of CHECK constraints: PostgreSQL prepares the
-- constraints of a table anew for every statement, which takes ten times as long as such a trigger. What one column alone
-- must be is said by its domain. The triggers run as whoever writes the row, without a path of their own: 20,000 rows of one
-- statement come by them one by one.
create or replace function pipeline_private.refuse_row(rule text, relation name)
  returns void
  language plpgsql
  immutable
as $$
begin
  raise exception 'new row for relation "%" violates check constraint "%"', relation, rule
    using errcode = 'check_violation', constraint = coalesce(rule, ''), schema = 'pipeline', table = coalesce(relation, '');
end
$$;

grant execute on function pipeline_private.refuse_row to pipeline_viewer, pipeline_worker;

comment on function pipeline_private.refuse_row is
  'Refuses a row of the schema pipeline as a CHECK constraint of this name would, with SQLSTATE 23514.';
