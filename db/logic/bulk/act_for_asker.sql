-- A bulk act is done by the worker, in the name of whoever asked for it: a seal shows that a function of ours says so.
create or replace function pipeline_private.act_for_asker(act pipeline.bulk_acts)
  returns text[]
  language plpgsql
as $$
declare
  before text[] := pipeline_private.act_as(act.actor_kind, act.actor, act.reason, coalesce(act.user_id::text, ''));
begin
  perform set_config(
    'pipeline.actor_seal', pipeline_private.actor_seal(act.actor_kind, concat_ws(':', act.actor, act.user_id)), true
  );
  return before;
end
$$;

comment on function pipeline_private.act_for_asker is
  'Acts, until act_as_before(), as whoever asked for a bulk act, with its reason. Returns the settings before.';

create or replace function pipeline_private.why_asker_may_not(act pipeline.bulk_acts)
  returns text
  language sql
  stable
as $$
  select case when not (
    case
      when act.user_id is not null then exists (
        select from pipeline_private.users as users
        where users.id = act.user_id and users.disabled_at is null and users.role in ('operator', 'admin')
      )
      else exists (
        select
        from pg_roles as logins
        cross join (values ('pipeline_operator'), ('pipeline_owner')) as roles (name)
        where logins.rolname = act.login and pg_has_role(logins.oid, roles.name, 'usage')
      )
    end
  ) then format('%s may not do this any more', act.asked_by) end
$$;

comment on function pipeline_private.why_asker_may_not is 'Why whoever asked for a bulk act may not act any more, in words; null when they may.';
