-- For how long which personal data are kept; each is switched on by an admin.
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

-- Sources: UK GDPR articles 12(3), 12(5), 15 to 18, 20 to 22; Data Protection Act 2018 section 164A (complaints, acknowledged
-- within 30 days); ICO, "Time limits for responding to data protection rights requests". Weekends and bank holidays do not move
-- a last day here: the law's latest may lie a few days later, never earlier.
insert into pipeline.message_templates (template, purpose, body, text_class)
values (
  'rights_acknowledged', 'RIGHTS_ACKNOWLEDGED',
  'Hi {first_name}, this is to say that what you ask has reached us. A person here will look at it and answer you. {company}', 'answer'
);

insert into pipeline.rights_rules (kind, title, description, answer_within, extended_by, may_refuse, suppresses, warn_before, acknowledged_by)
values
  (
    'access', 'Access to their data',
    'They want to know what we hold about them, or a copy of it (article 15). We owe the copy, what it is for, from whom it came, who gets it, how long it is kept.',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'rectification', 'Correction of their data', 'What we hold about them is wrong or lacks something (article 16).',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'erasure', 'Erasure of their data',
    'They want to be erased (article 17): finish the lead, then erase it. What the law makes us keep stays, and we say so.',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'restriction', 'Restriction', 'Their data is to be kept and not used, mostly while something else is looked at (article 18).',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'portability', 'Data to take elsewhere', 'They want what they gave us as a file that machines read (article 20).',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'objection', 'Objection to marketing',
    'They object to our use of their data for marketing (article 21): it ends at once, without a reason, and no text leaves any more.',
    '1 month', null, false, true, '7 days', null
  ),
  (
    'automated_decision', 'A person is to look at a decision',
    'They want a person to look at what a machine decided or worked out about them (article 22). Somebody who may change it looks, and says why.',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'complaint', 'Complaint',
    'They complain, about how we use their data or about how they were treated. It is acknowledged within 30 days, looked into without undue delay, and they are told what came of it.',
    '30 days', null, false, false, '7 days', 'rights_acknowledged'
  );

insert into pipeline.alert_rules (
  type, severity, message, measures, todo, is_looked_for, looks_back, least_count, repeats_every, escalates_after, condition
)
values (
  'RIGHTS_REQUEST_DUE', 'HIGH', 'What somebody asked by right is nearly due, or overdue', 'days since people are to be alerted, which is some days before its last one',
  'Open the lead, answer it and settle it there, or extend it where the law lets you.', true, false, 1, '1 day', '1 day',
  $sql$
    select
      'request:' || requests.id as scope, requests.vendor_lead_id,
      ($1 at time zone settings.time_zone)::date - (requests.due_on - rules.warn_before)::date + 1 as amount,
      format('%s: to be answered by %s', rules.title, to_char(requests.due_on, 'FMDD FMMonth YYYY')) as message
    from pipeline.settings
    cross join pipeline.rights_requests as requests
    join pipeline.rights_rules as rules using (kind)
    where requests.settled_at is null and requests.due_on - rules.warn_before <= $1 at time zone settings.time_zone
  $sql$
);
