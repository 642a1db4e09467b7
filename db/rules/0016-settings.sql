-- For how long what is kept, and other thresholds. What came in leaves before its door would remove it, the rest after a year. What a
-- language model is taken to cost until somebody says so is more than most that are asked for such texts.
update pipeline.settings
set
  archive_dead_after = '30 days', schedule_runs_kept_for = '90 days',
  cohort_matures_after = '60 days', figure_hours_kept_for = '100 days',
  backups_kept_for = '14 days', weekly_backups_kept_for = '56 days',
  ended_sessions_kept_for = '30 days', spent_access_kept_for = '30 days', sign_in_tries_kept_for = '1 day', imports_kept_for = '180 days',
  drafts_kept_for = '90 days', rebuild_budget = '20 minutes',
  near_miss_share = 0.05,
  deliveries_leave_after = '60 days', runs_leave_after = '12 months', events_leave_after = '12 months', audit_leaves_after = '12 months',
  model_input_price = 250, model_output_price = 1200, model_budget_per_lead = 60, model_budget_per_day = 2000;
