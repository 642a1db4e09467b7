create or replace function pipeline_private.numbers_are_hidden()
  returns boolean
  language sql
  stable
as $$
  select pg_has_role(its.role, 'pipeline_viewer', 'usage') and not pg_has_role(its.role, 'pipeline_operator', 'usage')
    and not pg_has_role(its.role, 'pipeline_worker', 'usage') and not pg_has_role(its.role, 'pipeline_owner', 'usage')
  from (values (coalesce(nullif(current_setting('role', true), 'none'), session_user))) as its (role)
$$;

comment on function pipeline_private.numbers_are_hidden is
  'Whether whoever asks, in a definer function too, is only a viewer: they find nothing by a phone number, which would tell them digit by digit.';

grant execute on function pipeline_private.numbers_are_hidden to pipeline_viewer;
