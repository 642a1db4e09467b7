-- Up Migration
-- People whom an identity provider vouches for: known by its word from their first sign-in on, with or without a password.
set local role pipeline_owner;

alter table pipeline_private.users alter column password_hash drop not null;
alter table pipeline_private.users add column oidc_issuer text;
alter table pipeline_private.users add column oidc_subject text;
alter table pipeline_private.users add constraint one_user_per_identity unique (oidc_issuer, oidc_subject);
alter table pipeline_private.users add constraint identity_is_whole check ((oidc_issuer is null) = (oidc_subject is null));
alter table pipeline_private.users add constraint user_can_sign_in_somehow check (password_hash is not null or oidc_subject is not null);

comment on column pipeline_private.users.password_hash is 'Argon2id in the PHC string format; null for who only signs in with the identity provider.';
comment on column pipeline_private.users.oidc_issuer is 'The identity provider that vouched for them; null while none did.';
comment on column pipeline_private.users.oidc_subject is 'Who they are to that provider; unlike an e-mail address it never passes to somebody else.';

reset role;
