-- For how long what nobody needs any more is kept.
update pipeline.settings
set
  ended_sessions_kept_for = '30 days', spent_tokens_kept_for = '30 days', sign_in_tries_kept_for = '1 day', imports_kept_for = '180 days',
  drafts_kept_for = '90 days';
