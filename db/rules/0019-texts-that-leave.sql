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

-- Nothing leaves while people have stopped it, or while texts say what the first release put there to show.
insert into pipeline.alert_rules (type, severity, message, todo)
values
  (
    'TEXTS_STOPPED', 'HIGH', 'Somebody has stopped texts',
    'The stop switch at the head of every page tells who, since when and why; let texts leave again there when it is settled.'
  ),
  (
    'PLACEHOLDERS_LEFT', 'HIGH', 'Texts wait: the company''s name, the video link or texts are those of the first release',
    'Open Rules to see which words are missing, and write your own; texts that wait leave by themselves.'
  );

update pipeline.message_templates as templates
set is_placeholder = true
where not exists (
  select
  from pipeline.audit_log as entries
  where entries.table_name = 'message_templates' and entries.row_id = templates.template and entries.operation = 'UPDATE'
    and entries.new_values ? 'body'
);

-- What texts say is what rows back: no deadline that nothing enforces, no promise that nobody made, and a refusal gives its
-- reason and a way to talk. Whoever has written words of their own keeps them.
create temporary table rewritten_words (template text, was text, body text) on commit drop;

insert into rewritten_words (template, was, body)
values
  (
    'conversation_follow_up_2',
    'Hi {first_name}, we would still like to help with {address}. If we do not hear from you we will close your enquiry tomorrow. {company}. Reply STOP to opt out.',
    'Hi {first_name}, we would still like to help with {address}. If you would rather not sell, a no is fine, too. {company}. Reply STOP to opt out.'
  ),
  (
    'validation_rejected',
    'Hi {first_name}, thank you for telling us about {address}. We looked at it carefully and cannot make an offer that would be fair to you. We wish you a good sale. {company}',
    'Hi {first_name}, thank you for telling us about {address}. Going by what you told us of it and what similar homes nearby have sold for, we cannot make you an offer near the price you have in mind. If you would like to talk about it, just reply: a person reads it. We wish you a good sale. {company}'
  ),
  (
    'retry_3',
    'Hi {first_name}, this is our last message about {address}. Our offer of {offer_amount} stays open for three more days. {company}. Reply STOP to opt out.',
    'Hi {first_name}, we have not heard from you about our offer of {offer_amount} for {address} and will not go on asking. If you want to talk about it, just reply. {company}. Reply STOP to opt out.'
  );

-- A template that is written anew counts as the company's own, and what nobody has approved is not.
create temporary table unapproved_words on commit drop as
  select templates.template from pipeline.message_templates as templates where templates.is_placeholder;

update pipeline.message_templates as templates
set body = rewritten_words.body
from rewritten_words
where templates.template = rewritten_words.template and templates.body = rewritten_words.was;

update pipeline.message_templates as templates
set is_placeholder = true
from unapproved_words
where templates.template = unapproved_words.template and not templates.is_placeholder;

-- What waits says so, too: it would be refused as it leaves. Texts from before there were classes get none by that.
create temporary table unclassed_texts on commit drop as
  select messages.id from pipeline.lead_messages as messages where messages.status = 'queued' and messages.text_class is null;

update pipeline.lead_messages as messages
set body = pipeline_private.rendered(templates.body, leads)
from pipeline.message_templates as templates
join rewritten_words on rewritten_words.template = templates.template and rewritten_words.body = templates.body
cross join pipeline.vendor_leads as leads
where messages.template = templates.template and messages.status = 'queued' and leads.id = messages.vendor_lead_id
  and pipeline_private.rendered(templates.body, leads) is not null;

update pipeline.lead_messages as messages
set text_class = null
from unclassed_texts
where messages.id = unclassed_texts.id and messages.text_class is not null;

-- What the program itself does is true of everybody. The rest is each company's own to say: until it does, a person answers.
insert into pipeline.common_answers (question, asks, body, holds_when)
values
  ('are_you_a_bot', 'Am I speaking to a person?', 'I am an automated assistant of {company}; a person can take over, just say so.', 'always'),
  ('who_are_you', 'Who are you?', 'We are {company}; we look at houses that may be for sale, and make offers for some.', 'always'),
  ('where_is_my_number_from', 'Where did you get my number?', 'It came with the consent to texts from us that we have on record for you. A person can tell you more, just say so.', 'consented'),
  ('is_this_genuine', 'Is this a scam?', null, 'always'),
  ('how_does_it_work', 'How does it work?', 'You tell us about the property, we compare it with sold prices nearby and, where we can, make you an offer. You are free to say no.', 'always'),
  ('fees', 'What does it cost me?', null, 'always'),
  ('solicitors', 'What about solicitors?', null, 'always'),
  ('who_buys', 'Who buys it?', null, 'always'),
  ('furniture', 'What may stay in the house?', null, 'always'),
  ('clearance', 'Do I have to clear it?', null, 'always'),
  ('survey', 'Is there a survey, or a visit?', 'Our offers are subject to survey and contract.', 'always'),
  ('why_this_figure', 'How did you get to this figure?', 'We compared it with prices of similar homes sold nearby and took off the works and costs of buying.', 'offer_worked_out'),
  ('can_you_go_higher', 'Can you offer more?', 'Is there a figure that would work for you? We can look at it.', 'always'),
  ('how_long', 'How long does it take?', 'That depends on the solicitors and the searches. A person can tell you more, just say so.', 'always');

-- Names with a figure in them claim nothing.
insert into pipeline.true_words (words, true_because)
values
  ('EWS1', 'a form about the outer walls of a building is called so'),
  ('TA6', 'the sellers'' form about the property is called so'),
  ('TA10', 'the sellers'' form about what stays is called so')
on conflict do nothing;

-- A yes is answered: what was agreed, that it binds nobody yet, and who speaks next. A yes that people move themselves is theirs to
-- answer. An offer that is accepted subject to contract binds nobody before: Law of Property (Miscellaneous Provisions) Act 1989,
-- section 2.
insert into pipeline.message_templates (template, purpose, body, text_class)
values (
  'offer_accepted', 'OFFER_ACCEPTED',
  'Thank you {first_name}. We have noted your yes to {offer_amount} for {address}, subject to survey and contract: neither of us is bound yet. A person here will get in touch about the next steps. {company}',
  'answer'
);

update pipeline.stage_outcomes set template = 'offer_accepted' where outcome = 'accept' and template is null;
