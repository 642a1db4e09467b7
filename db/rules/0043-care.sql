-- For how long what nobody needs any more is kept, and the nightly care for indexes and statistics.
update pipeline.settings
set
  ended_sessions_kept_for = '30 days', spent_tokens_kept_for = '30 days', sign_in_tries_kept_for = '1 day', imports_kept_for = '180 days',
  drafts_kept_for = '90 days', rebuild_budget = '20 minutes';

insert into pipeline.schedules (schedule, title, at_times)
values ('optimise_database', 'Counts rows anew for the planner, and rebuilds indexes that have grown too large', '{03:30}');
