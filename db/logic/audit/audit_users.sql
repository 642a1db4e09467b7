-- Who may sign in, who did, and who may let texts leave is on record like everything else, but for secrets and for mere
-- signs of life.
select pipeline_private.audit_rows(audited.relation::regclass, audited.changing, audited.left_out, by_hand => false)
from (values
  ('pipeline_private.users', 'name, role, password_set_at, oidc_subject, disabled_at, link_expires_at', array['id', 'created_at', 'password_hash', 'link_hash']),
  ('pipeline_private.user_sessions', 'ended_at', array['id', 'id_hash', 'last_seen_at', 'user_agent']),
  ('pipeline_private.api_tokens', 'name, role, expires_at, revoked_at', array['id', 'token_hash', 'last_used_at']),
  ('pipeline.sending_right', 'sends_as, place, carrier, carrier_account', array['only_row']),
  ('pipeline.text_stops', 'scope, reason, since, ended_at, end_reason', array['id'])
) as audited (relation, changing, left_out);
