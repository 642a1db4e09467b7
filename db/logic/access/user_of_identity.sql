create or replace function pipeline_private.user_of_identity(issuer text, subject text, verified_email text, new_user_role text)
  returns uuid
  language plpgsql
  security definer
as $$
declare
  its pipeline_private.users;
begin
  select * into its
  from pipeline_private.users as users
  where users.oidc_issuer = issuer and users.oidc_subject = subject;

  if not found and verified_email is not null then
    perform pipeline_private.act_as('user', lower(verified_email), 'the identity provider vouches for them');
    update pipeline_private.users as users
    set oidc_issuer = issuer, oidc_subject = subject
    where users.name = lower(verified_email) and users.oidc_subject is null and users.disabled_at is null
    returning * into its;

    if not found and new_user_role is not null and lower(verified_email) ~ '^[a-z0-9][a-z0-9._@+-]{0,99}$' then
      insert into pipeline_private.users (name, role, oidc_issuer, oidc_subject)
      values (lower(verified_email), new_user_role, issuer, subject)
      on conflict on constraint one_user_per_name do nothing
      returning * into its;
    end if;
  end if;

  return case when its.disabled_at is null then its.id end;
end
$$;

comment on function pipeline_private.user_of_identity is
  'For whom an identity provider vouches: the user it vouched for before, else the one whose name is the e-mail address it has verified, who from now on is known by the provider''s own name for them. With a role given, whoever is unknown becomes a user. Null: nobody who may sign in.';

grant execute on function pipeline_private.user_of_identity to pipeline_server;
