-- The rules as first released. A release that was applied is never edited: write the next one.

insert into pipeline.settings (company_name, video_url)
values ('Homestead Buyers', 'https://example.com/how-it-works');

insert into pipeline.agents (agent, title, deadline, writes, may_value, may_offer)
values
  (
    'sms_agent', 'AI SMS Agent', '60 seconds',
    '{vendor_name, property_address, property_postcode, asking_price, property_type, bedrooms, condition}', false, false
  ),
  ('deal_validator', 'Deal Validator', '60 seconds', '{}', true, false),
  ('offer_engine', 'Offer Engine', '60 seconds', '{}', false, true);

-- 85 % of the value after works, less all costs, leaves the vendor the discount of 10 to 25 % that is usual in
-- quick sales (OFT, 2013); the agents' own default of 75 % would offer less than most could accept.
update pipeline.agents
set config = '{"allowance": {"shareOfValueAfterWorks": 0.85}}'
where may_value or may_offer;

insert into pipeline.message_templates (template, purpose, body)
values
  (
    'conversation_follow_up_1', 'CONVERSATION_FOLLOW_UP',
    'Hi {first_name}, it is {company} again about {address}. Are you still thinking of selling? Just reply here and we can carry on. Reply STOP to opt out.'
  ),
  (
    'conversation_follow_up_2', 'CONVERSATION_FOLLOW_UP',
    'Hi {first_name}, we would still like to help with {address}. If we do not hear from you we will close your enquiry tomorrow. {company}. Reply STOP to opt out.'
  ),
  (
    'validation_rejected', 'VALIDATION_REJECTED',
    'Hi {first_name}, thank you for telling us about {address}. We looked at it carefully and cannot make an offer that would be fair to you. We wish you a good sale. {company}'
  ),
  (
    'video', 'VIDEO',
    'Hi {first_name}, you may have questions about our offer of {offer_amount} for {address}. This short video shows how we buy: {video_url} {company}. Reply STOP to opt out.'
  ),
  (
    'retry_1', 'RETRY_1',
    'Hi {first_name}, our offer of {offer_amount} for {address} still stands. Is there anything you would like to ask? {company}. Reply STOP to opt out.'
  ),
  (
    'retry_2', 'RETRY_2',
    'Hi {first_name}, just checking whether {offer_amount} for {address} could work for you. A yes, a no or a figure of your own all help. {company}. Reply STOP to opt out.'
  ),
  (
    'retry_3', 'RETRY_3',
    'Hi {first_name}, this is our last message about {address}. Our offer of {offer_amount} stays open for three more days. {company}. Reply STOP to opt out.'
  );

insert into pipeline.stages (
  stage, position, title, description, owner, probability, is_initial, is_terminal, retry_no,
  entry_turn, entry_agent, entry_purpose, entry_template, reply_agent, opt_out_ends
)
values
  ('NEW_LEAD', 1, 'New lead', 'Just arrived; the first text is being written.', 'automation', 0.020, true, false, null, 'us', 'sms_agent', 'INITIAL_CONTACT', null, 'sms_agent', true),
  ('AI_CONVERSATION', 2, 'Conversation', 'The SMS agent collects the facts of the property.', 'automation', 0.040, false, false, null, 'vendor', 'sms_agent', 'CONTINUE_CONVERSATION', null, 'sms_agent', true),
  ('DEAL_VALIDATION', 3, 'Validation', 'The deal validator compares with sold prices.', 'automation', 0.080, false, false, null, 'us', 'deal_validator', 'VALIDATE', null, 'sms_agent', true),
  ('OFFER_MADE', 4, 'Offer made', 'An offer is worked out, sent, and the vendor thinks.', 'automation', 0.200, false, false, null, 'us', 'offer_engine', 'MAKE_OFFER', null, 'sms_agent', true),
  ('VIDEO_SENT', 5, 'Video sent', 'No answer to the offer: a video explains how we buy.', 'automation', 0.120, false, false, null, 'vendor', null, null, 'video', 'sms_agent', true),
  ('RETRY_1', 6, 'Retry 1', 'First reminder of the offer.', 'automation', 0.080, false, false, 1, 'vendor', null, null, 'retry_1', 'sms_agent', true),
  ('RETRY_2', 7, 'Retry 2', 'Second reminder of the offer.', 'automation', 0.050, false, false, 2, 'vendor', null, null, 'retry_2', 'sms_agent', true),
  ('RETRY_3', 8, 'Retry 3', 'Last reminder of the offer.', 'automation', 0.030, false, false, 3, 'vendor', null, null, 'retry_3', 'sms_agent', true),
  ('OFFER_REJECTED', 9, 'Offer rejected', 'The vendor said no; a person may revise the offer before it is closed.', 'automation', 0.020, false, false, null, 'vendor', null, null, null, null, true),
  ('OFFER_ACCEPTED', 10, 'Offer accepted', 'A person checks the vendor''s identity and prepares the investor pack.', 'person', 0.500, false, false, null, 'us', null, null, null, null, false),
  ('INVESTOR_PACK_SENT', 11, 'Investor pack sent', 'Investors look at the pack.', 'person', 0.600, false, false, null, 'us', null, null, null, null, false),
  ('INVESTOR_RESERVED', 12, 'Investor reserved', 'An investor has reserved the property.', 'person', 0.750, false, false, null, 'us', null, null, null, null, false),
  ('DUE_DILIGENCE', 13, 'Due diligence', 'Searches, survey and contracts, to completion.', 'person', 0.850, false, false, null, 'us', null, null, null, null, false),
  ('COMPLETED', 14, 'Completed', 'The sale is complete.', 'nobody', 1.000, false, true, null, null, null, null, null, null, false),
  ('DEAD_LEAD', 15, 'Dead lead', 'Nothing will come of it; the reason is kept.', 'nobody', 0.000, false, true, null, null, null, null, null, null, false);

update pipeline.stages as stages
set funnel_step = funnel.step
from unnest(array[
  'NEW_LEAD', 'AI_CONVERSATION', 'DEAL_VALIDATION', 'OFFER_MADE', 'OFFER_ACCEPTED', 'DUE_DILIGENCE', 'COMPLETED'
]) with ordinality as funnel (stage, step)
where stages.stage = funnel.stage;

insert into pipeline.stage_transitions (from_stage, to_stage, note)
values
  ('NEW_LEAD', 'AI_CONVERSATION', null),
  ('NEW_LEAD', 'DEAD_LEAD', null),
  ('AI_CONVERSATION', 'DEAL_VALIDATION', null),
  ('AI_CONVERSATION', 'DEAD_LEAD', null),
  ('DEAL_VALIDATION', 'OFFER_MADE', null),
  ('DEAL_VALIDATION', 'DEAD_LEAD', null),
  ('OFFER_MADE', 'OFFER_ACCEPTED', null),
  ('OFFER_MADE', 'OFFER_REJECTED', null),
  ('OFFER_MADE', 'VIDEO_SENT', null),
  ('OFFER_MADE', 'DEAD_LEAD', null),
  ('OFFER_ACCEPTED', 'INVESTOR_PACK_SENT', null),
  ('OFFER_ACCEPTED', 'DUE_DILIGENCE', 'no investor needed'),
  ('OFFER_REJECTED', 'DEAD_LEAD', null),
  ('VIDEO_SENT', 'OFFER_ACCEPTED', null),
  ('VIDEO_SENT', 'RETRY_1', null),
  ('VIDEO_SENT', 'DEAD_LEAD', null),
  ('RETRY_1', 'OFFER_ACCEPTED', null),
  ('RETRY_1', 'RETRY_2', null),
  ('RETRY_1', 'DEAD_LEAD', null),
  ('RETRY_2', 'OFFER_ACCEPTED', null),
  ('RETRY_2', 'RETRY_3', null),
  ('RETRY_2', 'DEAD_LEAD', null),
  ('RETRY_3', 'OFFER_ACCEPTED', null),
  ('RETRY_3', 'DEAD_LEAD', null),
  ('INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', null),
  ('INVESTOR_RESERVED', 'DUE_DILIGENCE', null),
  ('DUE_DILIGENCE', 'COMPLETED', null),
  ('DUE_DILIGENCE', 'DEAD_LEAD', null);

insert into pipeline.stage_transitions (from_stage, to_stage, class, reason_required, note)
values
  ('OFFER_ACCEPTED', 'DEAD_LEAD', 'operator', true, 'fell through'),
  ('INVESTOR_PACK_SENT', 'DEAD_LEAD', 'operator', true, 'fell through'),
  ('INVESTOR_RESERVED', 'DEAD_LEAD', 'operator', true, 'fell through'),
  ('OFFER_REJECTED', 'OFFER_MADE', 'operator', true, 'revised offer'),
  ('DEAL_VALIDATION', 'AI_CONVERSATION', 'operator', true, 'facts were wrong');

insert into pipeline.stage_transitions (from_stage, to_stage, class, reason_required, brings_entry_text, note)
values
  ('INVESTOR_PACK_SENT', 'OFFER_ACCEPTED', 'operator', true, false, 'investor fell away'),
  ('INVESTOR_RESERVED', 'OFFER_ACCEPTED', 'operator', true, false, 'investor fell away');

insert into pipeline.stage_transitions (from_stage, to_stage, class, reason_required, only_return, note)
select 'DEAD_LEAD', stages.stage, 'operator', true, true, 'reactivated'
from pipeline.stages as stages
where not stages.is_terminal;

insert into pipeline.stage_required_fields (from_stage, to_stage, field)
select 'AI_CONVERSATION', 'DEAL_VALIDATION', field
from unnest(array['property_address', 'property_postcode', 'asking_price', 'property_type', 'bedrooms', 'condition']) as field;

insert into pipeline.stage_required_fields (from_stage, to_stage, field)
select legal.from_stage, legal.to_stage, 'offer_amount'
from pipeline.stage_transitions as legal
where legal.to_stage = 'OFFER_ACCEPTED' and legal.class = 'automation';

insert into pipeline.stage_required_fields (from_stage, to_stage, subject, field)
values
  ('OFFER_ACCEPTED', 'INVESTOR_PACK_SENT', 'deal', 'vendor_identity_checked_at'),
  ('OFFER_ACCEPTED', 'DUE_DILIGENCE', 'deal', 'vendor_identity_checked_at'),
  ('INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', 'deal', 'investor_name'),
  ('DUE_DILIGENCE', 'COMPLETED', 'deal', 'completed_on');

-- How long our own next step may take before a person is asked.
insert into pipeline.stage_timers (stage, name, after, counted_from, action)
values
  ('NEW_LEAD', 'our_turn', '1 hour', 'our_turn', 'review'),
  ('AI_CONVERSATION', 'our_turn', '4 hours', 'our_turn', 'review'),
  ('DEAL_VALIDATION', 'our_turn', '4 hours', 'our_turn', 'review'),
  ('OFFER_MADE', 'our_turn', '16 hours', 'our_turn', 'review'),
  ('VIDEO_SENT', 'our_turn', '16 hours', 'our_turn', 'review'),
  ('RETRY_1', 'our_turn', '16 hours', 'our_turn', 'review'),
  ('RETRY_2', 'our_turn', '16 hours', 'our_turn', 'review'),
  ('RETRY_3', 'our_turn', '16 hours', 'our_turn', 'review'),
  ('OFFER_REJECTED', 'our_turn', '24 hours', 'our_turn', 'review'),
  ('OFFER_ACCEPTED', 'our_turn', '3 days', 'our_turn', 'review'),
  ('INVESTOR_PACK_SENT', 'our_turn', '14 days', 'our_turn', 'review'),
  ('INVESTOR_RESERVED', 'our_turn', '14 days', 'our_turn', 'review'),
  ('DUE_DILIGENCE', 'our_turn', '90 days', 'our_turn', 'review');

-- The vendor's silence.
insert into pipeline.stage_timers (stage, name, after, counted_from, action, template, to_stage, dead_reason, event_type)
values
  ('AI_CONVERSATION', 'follow_up_1', '24 hours', 'vendor_silence', 'send', 'conversation_follow_up_1', null, null, null),
  ('AI_CONVERSATION', 'follow_up_2', '48 hours', 'vendor_silence', 'send', 'conversation_follow_up_2', null, null, null),
  ('AI_CONVERSATION', 'no_response', '72 hours', 'vendor_silence', 'move', null, 'DEAD_LEAD', 'No response to follow-ups', null),
  ('DEAL_VALIDATION', 'follow_up_1', '24 hours', 'vendor_silence', 'send', 'conversation_follow_up_1', null, null, null),
  ('DEAL_VALIDATION', 'follow_up_2', '48 hours', 'vendor_silence', 'send', 'conversation_follow_up_2', null, null, null),
  ('DEAL_VALIDATION', 'no_response', '72 hours', 'vendor_silence', 'move', null, 'DEAD_LEAD', 'No response to follow-ups', null),
  ('OFFER_MADE', 'timeout', '48 hours', 'vendor_silence', 'move', null, 'VIDEO_SENT', null, 'offer_timeout'),
  ('VIDEO_SENT', 'timeout', '48 hours', 'vendor_silence', 'move', null, 'RETRY_1', null, 'video_timeout'),
  ('RETRY_1', 'timeout', '48 hours', 'vendor_silence', 'move', null, 'RETRY_2', null, 'retry_timeout'),
  ('RETRY_2', 'timeout', '48 hours', 'vendor_silence', 'move', null, 'RETRY_3', null, 'retry_timeout'),
  ('RETRY_3', 'timeout', '72 hours', 'vendor_silence', 'move', null, 'DEAD_LEAD', 'No response after 3 retries', 'retry_timeout'),
  ('OFFER_REJECTED', 'close', '48 hours', 'vendor_silence', 'move', null, 'DEAD_LEAD', null, null);

insert into pipeline.stage_outcomes (stage, agent, outcome, to_stage, dead_reason, template, next_agent, next_purpose)
values
  ('NEW_LEAD', 'sms_agent', 'advance', 'AI_CONVERSATION', null, null, null, null),
  ('NEW_LEAD', 'sms_agent', 'reply', 'AI_CONVERSATION', null, null, null, null),
  ('NEW_LEAD', 'sms_agent', 'decline', 'DEAD_LEAD', null, null, null, null),
  ('AI_CONVERSATION', 'sms_agent', 'advance', 'DEAL_VALIDATION', null, null, null, null),
  ('AI_CONVERSATION', 'sms_agent', 'reply', null, null, null, null, null),
  ('AI_CONVERSATION', 'sms_agent', 'decline', 'DEAD_LEAD', null, null, null, null),
  ('DEAL_VALIDATION', 'deal_validator', 'advance', 'OFFER_MADE', null, null, null, null),
  ('DEAL_VALIDATION', 'deal_validator', 'reject', 'DEAD_LEAD', 'Failed validation', 'validation_rejected', null, null),
  ('DEAL_VALIDATION', 'deal_validator', 'needs_info', null, null, null, null, null),
  ('DEAL_VALIDATION', 'sms_agent', 'advance', null, null, null, 'deal_validator', 'VALIDATE'),
  ('DEAL_VALIDATION', 'sms_agent', 'reply', null, null, null, null, null),
  ('DEAL_VALIDATION', 'sms_agent', 'decline', 'DEAD_LEAD', null, null, null, null),
  ('OFFER_MADE', 'offer_engine', 'advance', null, null, null, null, null),
  ('OFFER_MADE', 'sms_agent', 'decline', 'OFFER_REJECTED', null, null, null, null);

insert into pipeline.stage_outcomes (stage, agent, outcome, to_stage)
select offered.stage, 'sms_agent', meaning.outcome, meaning.to_stage
from unnest(array['OFFER_MADE', 'VIDEO_SENT', 'RETRY_1', 'RETRY_2', 'RETRY_3']) as offered (stage)
cross join (values ('reply', null), ('accept', 'OFFER_ACCEPTED')) as meaning (outcome, to_stage);

insert into pipeline.stage_outcomes (stage, agent, outcome, to_stage)
select late.stage, 'sms_agent', 'decline', 'DEAD_LEAD'
from unnest(array['VIDEO_SENT', 'RETRY_1', 'RETRY_2', 'RETRY_3']) as late (stage);

insert into pipeline.stage_outcomes (stage, agent, outcome, next_agent, next_purpose)
select offered.stage, 'sms_agent', 'counter', 'offer_engine', 'RESPOND_TO_COUNTER'
from unnest(array['OFFER_MADE', 'VIDEO_SENT', 'RETRY_1', 'RETRY_2', 'RETRY_3']) as offered (stage);

insert into pipeline.stage_outcomes (stage, agent, outcome)
select late.stage, 'offer_engine', 'advance'
from unnest(array['VIDEO_SENT', 'RETRY_1', 'RETRY_2', 'RETRY_3']) as late (stage);

-- What follows from these is the same everywhere: see suppress_phone() and stages.opt_out_ends.
insert into pipeline.stage_outcomes (stage, agent, outcome)
select stages.stage, 'sms_agent', ending.outcome
from pipeline.stages as stages
cross join unnest(array['opt_out', 'wrong_number']) as ending (outcome)
where stages.reply_agent = 'sms_agent';

insert into pipeline.alert_rules (type, severity, message, ends_with_visit, ends_with_answer, ends_with_turn)
values
  ('AGENT_FAILURE', 'HIGH', 'An agent failed for a lead', true, true, false),
  ('AGENT_DOWN', 'HIGH', 'An agent answers nobody', false, false, false),
  ('CARRIER_DOWN', 'HIGH', 'The carrier takes no texts', false, false, false),
  ('STAGE_OVERDUE', 'MEDIUM', 'A lead is overdue at its stage', true, true, true),
  ('STUCK_JOB', 'HIGH', 'A job of the queue is stuck', false, false, false),
  ('FAILING_JOBS', 'MEDIUM', 'Jobs fail again and again', false, false, false),
  ('INVARIANT_VIOLATED', 'HIGH', 'Something is as it must never be', false, false, false);

insert into pipeline.carrier_errors (error_code, meaning, consequence)
values
  ('21610', 'the recipient opted out at the carrier', 'opt_out'),
  ('21211', 'not a valid number', 'cannot_be_texted'),
  ('21614', 'not a mobile number', 'cannot_be_texted'),
  ('21635', 'a landline', 'cannot_be_texted'),
  ('30004', 'blocked by the recipient or the carrier', 'carrier_block'),
  ('30005', 'unknown handset, or the number is gone', 'cannot_be_texted'),
  ('30006', 'a landline, or a carrier that cannot be reached', 'cannot_be_texted'),
  ('30003', 'the handset cannot be reached at present', null),
  ('30007', 'filtered by the carrier', null),
  ('30008', 'unknown error', null);

-- Source: gov.uk, Stamp Duty Land Tax: residential property rates; rates for additional dwellings since 31 October 2024.
insert into pipeline.purchase_tax_bands (tax, effective_from, lower_bound, rate)
values
  ('sdlt_standard', '2025-04-01', 0, 0),
  ('sdlt_standard', '2025-04-01', 125000, 0.02),
  ('sdlt_standard', '2025-04-01', 250000, 0.05),
  ('sdlt_standard', '2025-04-01', 925000, 0.10),
  ('sdlt_standard', '2025-04-01', 1500000, 0.12),
  ('sdlt_additional', '2025-04-01', 0, 0.05),
  ('sdlt_additional', '2025-04-01', 125000, 0.07),
  ('sdlt_additional', '2025-04-01', 250000, 0.10),
  ('sdlt_additional', '2025-04-01', 925000, 0.15),
  ('sdlt_additional', '2025-04-01', 1500000, 0.17);
