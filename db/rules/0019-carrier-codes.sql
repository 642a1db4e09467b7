-- What is done about each error of Twilio's, and the alerts that come of it. Source: Twilio's error dictionary.
insert into pipeline.alert_rules (type, severity, message, least_count, least_share, is_looked_for, todo)
values
  (
    'CARRIER_SLOW', 'MEDIUM', 'The carrier wants texts more slowly', null, null, null,
    'Nothing, unless it stays: then ask the carrier for a higher rate.'
  ),
  (
    'TEXTS_FILTERED', 'HIGH', 'Carriers filter a text of ours', 3, 0.02, true,
    'Open Rules and reword the text, above all its link: an own domain, no shortener.'
  );

-- What the migration took away, as it was.
with taken_away as (
  select
    entries.old_values,
    max(entries.id) over () = max(entries.id) over (partition by entries.transaction_id) as by_migration
  from pipeline.audit_log as entries
  where entries.table_name = 'carrier_errors' and entries.operation = 'DELETE'
)
insert into pipeline.carrier_errors (error_code, meaning, consequence)
select old_values ->> 'error_code', old_values ->> 'meaning', old_values ->> 'consequence'
from taken_away
where by_migration;

insert into pipeline.carrier_errors (error_code, meaning, treatment)
values
  ('20003', 'the credentials are wrong', 'all_wait'),
  ('20005', 'the account is not active', 'all_wait'),
  ('20404', 'there is no such account or sender', 'all_wait'),
  ('21212', 'the sender is no number', 'all_wait'),
  ('21408', 'texts to this country are switched off', 'all_wait'),
  ('21603', 'the sender is missing', 'all_wait'),
  ('21606', 'the sender cannot text', 'all_wait'),
  ('21608', 'an account on trial texts verified numbers only', 'all_wait'),
  ('21701', 'there is no such Messaging Service', 'all_wait'),
  ('21703', 'the Messaging Service has no sender', 'all_wait'),
  ('21704', 'the Messaging Service has no sender for this number', 'all_wait'),
  ('21705', 'the Messaging Service is wrong', 'all_wait'),
  ('21712', 'the Messaging Service does not have this sender', 'all_wait'),
  ('20429', 'too many requests at once', 'slows_down');

insert into pipeline.carrier_errors (error_code, meaning, consequence)
values
  ('21604', 'the recipient is missing', 'cannot_be_texted'),
  ('21612', 'no way leads from this sender to this number', null),
  ('21617', 'a fault of ours: more than 1,600 characters', null),
  ('35114', 'a fault of ours: the time to send is wrong', null),
  ('35115', 'a fault of ours: the time to send is missing', null),
  ('35117', 'a fault of ours: the time to send is too near or too far', null),
  ('35118', 'a fault of ours: a time to send needs a Messaging Service', null);

insert into pipeline.carrier_errors (error_code, meaning, treatment, most_resends, resend_after)
values
  ('21611', 'the queue of the sender is full', 'slows_down', null, '10 minutes'),
  ('30001', 'the queue of the sender was full', 'slows_down', 2, '10 minutes'),
  ('30036', 'it was not delivered in time', null, 1, '0');

update pipeline.carrier_errors set treatment = 'filtered' where error_code = '30007';
update pipeline.carrier_errors as errors
set most_resends = anew.most, resend_after = anew.after
from (values ('30003', 2, interval '3 hours'), ('30005', 1, '3 hours'), ('30008', 1, '15 minutes')) as anew (code, most, after)
where errors.error_code = anew.code;
