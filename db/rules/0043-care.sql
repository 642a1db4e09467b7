-- For how long what nobody needs any more is kept, and the nightly care for indexes and statistics.
update pipeline.settings
set
  ended_sessions_kept_for = '30 days', spent_access_kept_for = '30 days', sign_in_tries_kept_for = '1 day', imports_kept_for = '180 days',
  drafts_kept_for = '90 days', rebuild_budget = '20 minutes';

insert into pipeline.schedules (schedule, title, at_times)
values ('optimise_database', 'Counts rows anew for the planner, and rebuilds indexes that have grown too large', '{03:30}');

insert into pipeline.retention_rules (kind, title, kept_for, counted_from, what_happens, legal_basis)
values
  (
    'dead_leads', 'Vendors of whom nothing came', '2 years', 'the end of the lead, or the last contact after it', 'erased in place',
    'Legitimate interest: they may come back, and what was said can be shown. UK GDPR Article 5(1)(e).'
  ),
  (
    'completed_leads', 'Vendors whose house was bought', '7 years', 'completion', 'erased in place',
    'Money Laundering Regulations 2017, regulation 40 (5 years), and tax records (6 years).'
  ),
  (
    'unplaced_texts', 'Texts of numbers that are no lead''s', '1 year', 'their arrival', 'removed',
    'Legitimate interest: a person may still find whose they are. UK GDPR Article 5(1)(e).'
  ),
  (
    'suppressions', 'Numbers that must not be texted', null, 'the wish', 'kept, with nothing but number, date and cause',
    'Without the number nobody could heed the wish. PECR regulation 22, UK GDPR Article 21(3).'
  ),
  (
    'consents', 'Who consented to which words, when', null, 'the consent', 'kept without who gave it',
    'To show that each text was allowed: UK GDPR Articles 7(1) and 17(3)(e).'
  );

insert into pipeline.schedules (schedule, title, at_times) values ('apply_retention', 'Erases personal data that have been kept for long enough', '{02:45}');
