-- Up Migration
-- What every column holds, for psql and for readers of the API, which shows these words.
set local role pipeline_owner;

comment on column pipeline.agents.agent is 'Its name in rules, runs and history.';
comment on column pipeline.agents.title is 'Its name for people.';
comment on column pipeline.agents.transport is 'How it is called: builtin (in the worker) or http (an address of its own).';

comment on column pipeline.message_templates.template is 'Its name in the rules.';
comment on column pipeline.message_templates.purpose is 'What a text made from it is for; becomes the purpose of the text.';
comment on column pipeline.message_templates.body is 'The text, with its places to fill in.';

comment on column pipeline.stages.stage is 'Its name.';
comment on column pipeline.stages.position is 'Its place in the pipeline, from 1.';
comment on column pipeline.stages.title is 'Its name for people.';
comment on column pipeline.stages.description is 'What happens at it, in a sentence.';
comment on column pipeline.stages.is_initial is 'Whether new leads begin here.';
comment on column pipeline.stages.is_terminal is 'Whether nothing follows: the lead is finished, and nothing is started or sent any more.';
comment on column pipeline.stages.entry_purpose is 'What the entry agent is called for; null when there is none.';

comment on column pipeline.stage_transitions.from_stage is 'Where the move begins.';
comment on column pipeline.stage_transitions.to_stage is 'Where it leads.';
comment on column pipeline.stage_transitions.reason_required is 'Whether whoever makes the move has to give a reason.';
comment on column pipeline.stage_transitions.note is 'What the move means, where the two stages do not say it; null where they do.';

comment on column pipeline.stage_required_fields.from_stage is 'Where the move begins.';
comment on column pipeline.stage_required_fields.to_stage is 'Where it leads.';
comment on column pipeline.stage_required_fields.subject is 'Whose column it is: lead or deal.';
comment on column pipeline.stage_required_fields.field is 'The column that has to be filled in.';

comment on column pipeline.stage_timers.stage is 'The stage it runs at.';
comment on column pipeline.stage_timers.name is 'What it is called, whatever its place: leads that wait for it find it again after a release. Left out, it is named after what it does.';
comment on column pipeline.stage_timers.step is 'Its place among the stage''s deadlines; 0 is our own clock.';
comment on column pipeline.stage_timers.after is 'How long after the count began it fires.';
comment on column pipeline.stage_timers.counted_from is 'What starts the count: our_turn (we owe the next step) or vendor_silence.';
comment on column pipeline.stage_timers.template is 'The text that is sent; null for other actions.';
comment on column pipeline.stage_timers.to_stage is 'Where the lead is moved; null for other actions.';
comment on column pipeline.stage_timers.dead_reason is 'Why the lead is given up, for a move to DEAD_LEAD; null for other actions, and where what the vendor wrote is the reason.';

comment on column pipeline.stage_outcomes.stage is 'The stage at which the agent answered.';
comment on column pipeline.stage_outcomes.agent is 'Who answered.';
comment on column pipeline.stage_outcomes.outcome is 'What it answered: advance, reply, decline, accept, counter, …';
comment on column pipeline.stage_outcomes.to_stage is 'Where the lead moves; null when it stays.';
comment on column pipeline.stage_outcomes.dead_reason is 'Why the lead is given up, for a move to DEAD_LEAD; null when the agent says it.';
comment on column pipeline.stage_outcomes.template is 'The text that is sent; null when none.';
comment on column pipeline.stage_outcomes.next_agent is 'The agent that is called next; null when none.';
comment on column pipeline.stage_outcomes.next_purpose is 'What the next agent is called for; null when there is none.';

comment on column pipeline.alert_rules.type is 'What is watched; an alert carries it as its type.';
comment on column pipeline.alert_rules.severity is 'LOW, MEDIUM or HIGH.';
comment on column pipeline.alert_rules.message is 'What the alert says.';
comment on column pipeline.alert_rules.threshold is 'From where on it is raised, in the rule''s own unit (a count, or percent); null when the event itself raises it.';
comment on column pipeline.alert_rules.counted_over is 'How far back is counted; null when what stands now counts.';
comment on column pipeline.alert_rules.minimum_sample is 'With fewer cases than these nothing is said; null when one is enough.';
comment on column pipeline.alert_rules.enabled is 'Whether it is watched at all.';

comment on column pipeline.settings.company_name is 'The name in texts to vendors.';
comment on column pipeline.settings.time_zone is 'The time zone of the send window and of a day''s figures.';
comment on column pipeline.settings.send_from is 'Start of the hours in which texts may leave, local time.';
comment on column pipeline.settings.send_until is 'End of the hours in which texts may leave, local time.';
comment on column pipeline.settings.replies_ignore_send_window is 'Whether a direct reply may leave at any hour.';
comment on column pipeline.settings.max_offer_rounds is 'Most offers to one vendor; after that a person decides.';
comment on column pipeline.settings.archive_after is 'How long after its end a lead leaves the usual lists.';
comment on column pipeline.settings.video_url is 'The video that a text points to.';

comment on column pipeline.purchase_tax_bands.tax is 'sdlt_standard, or sdlt_additional for a buyer who owns another home or is a company.';
comment on column pipeline.purchase_tax_bands.effective_from is 'First day on which the rate applies.';
comment on column pipeline.purchase_tax_bands.lower_bound is 'The part of the price above this, up to the next band, is taxed at this rate. GBP.';
comment on column pipeline.purchase_tax_bands.rate is 'A share: 0.05 is 5 percent.';

comment on column pipeline.vendor_leads.id is 'Names the lead everywhere.';
comment on column pipeline.vendor_leads.vendor_name is 'Who sells; null until known.';
comment on column pipeline.vendor_leads.vendor_email is 'Their e-mail address; null when not known.';
comment on column pipeline.vendor_leads.property_address is 'Number, street and town; null until known.';
comment on column pipeline.vendor_leads.asking_price is 'What the vendor wants, GBP; null until known.';
comment on column pipeline.vendor_leads.property_type is 'detached, semi_detached, terraced, end_terrace, flat, maisonette, bungalow or other; null until known.';
comment on column pipeline.vendor_leads.bedrooms is 'How many; 0 is a studio. Null until known.';
comment on column pipeline.vendor_leads.condition is 'excellent, good, fair, poor or uninhabitable, as the vendor tells it; null until known.';
comment on column pipeline.vendor_leads.conversation_started_at is 'When the conversation with the vendor began; null before.';
comment on column pipeline.vendor_leads.last_inbound_at is 'When the vendor last wrote; null when never.';
comment on column pipeline.vendor_leads.last_outbound_at is 'When a text of ours last left; null when never.';
comment on column pipeline.vendor_leads.estimated_market_value is 'What the deal validator takes the house to be worth, GBP; null before it has answered.';
comment on column pipeline.vendor_leads.offer_accepted_at is 'When the vendor accepted; null when they have not.';
comment on column pipeline.vendor_leads.offer_rejected_at is 'When the vendor last said no; null when they have not.';
comment on column pipeline.vendor_leads.rejection_reason is 'Why the vendor said no, as far as they told; null when they have not.';
comment on column pipeline.vendor_leads.hold_reason is 'Why automation is on hold; null when it is not, also while a person leads the conversation without a hold.';
comment on column pipeline.vendor_leads.opted_out_at is 'Since when this vendor must not be texted, at any number: they opted out, complained or blocked us. Null when not; a wrong number says nothing of the vendor.';
comment on column pipeline.vendor_leads.archived_at is 'When the finished lead left the usual lists; null while it is in them.';
comment on column pipeline.vendor_leads.created_at is 'When the lead came in.';
comment on column pipeline.vendor_leads.updated_at is 'Last change of the row; expectedUpdatedAt of an edit compares with it.';

comment on column pipeline.pipeline_events.id is 'Grows with each event, though not in the order in which transactions end.';
comment on column pipeline.pipeline_events.vendor_lead_id is 'The lead; null for what concerns none.';
comment on column pipeline.pipeline_events.event_type is 'What happened: stage_change, lead_edited, follow_up, … New kinds may come.';
comment on column pipeline.pipeline_events.from_stage is 'Where the lead came from; null for a new lead and for other kinds of event.';
comment on column pipeline.pipeline_events.to_stage is 'Where it went, or was meant to go; null for other kinds of event.';
comment on column pipeline.pipeline_events.stage_visit is 'The visit it belongs to; null when it concerns no lead.';
comment on column pipeline.pipeline_events.metadata is 'What else is worth telling, by kind of event.';
comment on column pipeline.pipeline_events.user_id is 'The user who did it; null when nobody was signed in.';
comment on column pipeline.pipeline_events.reason is 'Why, in the words of whoever did it; null when none were given.';
comment on column pipeline.pipeline_events.created_at is 'Business time at which it happened.';

comment on column pipeline.lead_timers.vendor_lead_id is 'The lead.';
comment on column pipeline.lead_timers.stage is 'The stage whose rules set it.';
comment on column pipeline.lead_timers.stage_visit is 'The visit it belongs to; it does nothing once the lead has moved on.';
comment on column pipeline.lead_timers.armed_at is 'When it was set.';

comment on column pipeline.agent_runs.id is 'Names the run.';
comment on column pipeline.agent_runs.vendor_lead_id is 'The lead it works for.';
comment on column pipeline.agent_runs.stage is 'Where the lead stood when it was called.';
comment on column pipeline.agent_runs.stage_visit is 'The visit it was called for; its answer counts for no other.';
comment on column pipeline.agent_runs.agent is 'Who is called.';
comment on column pipeline.agent_runs.purpose is 'What for: INITIAL_CONTACT, VALIDATE, MAKE_OFFER, …';
comment on column pipeline.agent_runs.attempt is 'Which try this is or was, from 1.';
comment on column pipeline.agent_runs.next_attempt_at is 'Not before this time the next try begins.';
comment on column pipeline.agent_runs.started_at is 'When the latest try began; null before the first.';
comment on column pipeline.agent_runs.finished_at is 'When it was over; null while queued or running.';
comment on column pipeline.agent_runs.result is 'The agent''s whole answer; null before it.';
comment on column pipeline.agent_runs.created_at is 'When it was called for.';

comment on column pipeline.lead_messages.id is 'Names the text.';
comment on column pipeline.lead_messages.direction is 'inbound (the vendor wrote) or outbound.';
comment on column pipeline.lead_messages.purpose is 'What it is for: REPLY, OFFER, VIDEO, CONVERSATION_FOLLOW_UP, …';
comment on column pipeline.lead_messages.body is 'The words.';
comment on column pipeline.lead_messages.stage is 'Where the lead stood; null for a number nobody knows.';
comment on column pipeline.lead_messages.stage_visit is 'The visit it belongs to; null for a number nobody knows.';
comment on column pipeline.lead_messages.template is 'The template it was made from; null when it was written otherwise.';
comment on column pipeline.lead_messages.agent_run_id is 'The run that wrote it; null when no agent did.';
comment on column pipeline.lead_messages.author is 'Who wrote it: automation (a template), agent, person or vendor.';
comment on column pipeline.lead_messages.send_attempts is 'How often it was given to the carrier.';
comment on column pipeline.lead_messages.sending_at is 'When it was last found that it may leave, right before the carrier was called; null before that.';
comment on column pipeline.lead_messages.sent_at is 'When the carrier took it, by its own word where it gives one; null before that, and for inbound.';
comment on column pipeline.lead_messages.delivered_at is 'When it reached the phone; null when that was not reported.';
comment on column pipeline.lead_messages.carrier is 'The carrier that took it; null before.';
comment on column pipeline.lead_messages.provider_message_id is 'The carrier''s own id of it; null before the carrier took it.';
comment on column pipeline.lead_messages.error_code is 'The carrier''s error code; null when there was none.';
comment on column pipeline.lead_messages.cancelled_at is 'When it was cancelled; null otherwise.';
comment on column pipeline.lead_messages.status_reason is 'Why it was cancelled, failed or is uncertain; null otherwise.';
comment on column pipeline.lead_messages.created_at is 'When it was written down.';

comment on column pipeline.message_suppressions.phone is 'The number, E.164.';
comment on column pipeline.message_suppressions.reason is 'opt_out, complaint and carrier_block bind the vendor at any number; wrong_number, cannot_be_texted (a landline, a number that is gone) and person this number only.';
comment on column pipeline.message_suppressions.source is 'What led to it.';
comment on column pipeline.message_suppressions.suppressed_by is 'Who put it on the list.';
comment on column pipeline.message_suppressions.created_at is 'Since when.';

comment on column pipeline.offers.id is 'Names the offer.';
comment on column pipeline.offers.vendor_lead_id is 'The lead it was made to.';
comment on column pipeline.offers.round is 'Which offer to this vendor it is, from 1.';
comment on column pipeline.offers.amount is 'What was offered, GBP.';
comment on column pipeline.offers.message_id is 'The text that carried it; null until that was written.';
comment on column pipeline.offers.agent_run_id is 'The run that worked it out; null when a person made it.';
comment on column pipeline.offers.sent_at is 'When it left; null before.';
comment on column pipeline.offers.closed_at is 'When it was answered or lapsed; null while it stands.';
comment on column pipeline.offers.created_at is 'When it was worked out.';

comment on column pipeline.deals.id is 'Names the deal.';
comment on column pipeline.deals.vendor_lead_id is 'The lead that accepted.';
comment on column pipeline.deals.investor_name is 'Who buys; null until known, and when no investor is needed.';
comment on column pipeline.deals.reservation_fee is 'What the investor paid to reserve, GBP; null until paid.';
comment on column pipeline.deals.reserved_at is 'When the investor reserved; null before.';
comment on column pipeline.deals.solicitor is 'Who does the legal work; null until known.';
comment on column pipeline.deals.created_at is 'When the offer was accepted.';
comment on column pipeline.deals.updated_at is 'Last change of the row.';

comment on column pipeline.review_items.id is 'Names the item; resolve_review_item() takes it.';
comment on column pipeline.review_items.reason is 'What the question is, in words.';
comment on column pipeline.review_items.detail is 'What the person needs to decide, by kind.';
comment on column pipeline.review_items.stage is 'Where the lead stood when it was opened; null when it concerns no lead.';
comment on column pipeline.review_items.stage_visit is 'The visit it belongs to; null when it concerns no lead.';
comment on column pipeline.review_items.agent_run_id is 'The run it is about; null when none.';
comment on column pipeline.review_items.message_id is 'The text it is about; null when none.';
comment on column pipeline.review_items.opened_at is 'Since when it waits.';
comment on column pipeline.review_items.resolved_at is 'When it was answered or overtaken; null while it waits.';
comment on column pipeline.review_items.resolved_by is 'Who answered, or what overtook it; null while it waits.';
comment on column pipeline.review_items.resolution is 'The answer; null while it waits.';

comment on column pipeline.alerts.id is 'Names the alert; acknowledge_alert() takes it.';
comment on column pipeline.alerts.type is 'The rule that raised it.';
comment on column pipeline.alerts.severity is 'LOW, MEDIUM or HIGH.';
comment on column pipeline.alerts.message is 'What is the matter, in words.';
comment on column pipeline.alerts.detail is 'The figures and names behind it.';
comment on column pipeline.alerts.vendor_lead_id is 'The lead it is about; null when it is about none.';
comment on column pipeline.alerts.occurrences is 'How often it was raised since it was opened.';
comment on column pipeline.alerts.last_raised_at is 'When it was raised last.';
comment on column pipeline.alerts.acknowledged is 'Whether somebody has said that they have seen it.';
comment on column pipeline.alerts.acknowledged_at is 'When; null when nobody has.';
comment on column pipeline.alerts.acknowledged_by is 'Who; null when nobody has.';
comment on column pipeline.alerts.created_at is 'When it was raised first.';

comment on column pipeline.alert_deliveries.id is 'Names the notice.';
comment on column pipeline.alert_deliveries.alert_id is 'The alert it is about.';
comment on column pipeline.alert_deliveries.channel is 'slack or email.';
comment on column pipeline.alert_deliveries.notice is 'What it says: raised, repeated, escalated or resolved.';
comment on column pipeline.alert_deliveries.status is 'queued, sending, sent or failed.';
comment on column pipeline.alert_deliveries.attempts is 'How often it was tried.';
comment on column pipeline.alert_deliveries.sent_at is 'When it left; null before.';
comment on column pipeline.alert_deliveries.error is 'Why the last try failed; null when none did.';
comment on column pipeline.alert_deliveries.created_at is 'When it was called for.';

comment on column pipeline.pipeline_metrics.date is 'The day, local time.';
comment on column pipeline.pipeline_metrics.total_leads is 'All leads there ever were.';
comment on column pipeline.pipeline_metrics.new_leads is 'Leads that came in that day.';
comment on column pipeline.pipeline_metrics.active_leads is 'Leads not at a terminal stage.';
comment on column pipeline.pipeline_metrics.completed_deals is 'Leads at COMPLETED.';
comment on column pipeline.pipeline_metrics.dead_leads is 'Leads at DEAD_LEAD.';
comment on column pipeline.pipeline_metrics.by_stage is 'How many leads stood at each stage.';
comment on column pipeline.pipeline_metrics.conversion_rates is 'Percent of leads that went on, by step of the pipeline.';
comment on column pipeline.pipeline_metrics.avg_time_in_stage is 'Average hours of a visit, by stage.';
comment on column pipeline.pipeline_metrics.pipeline_value is 'What live leads are worth, each weighted by its stage''s probability, GBP.';
comment on column pipeline.pipeline_metrics.detail is 'Further figures of the day.';
comment on column pipeline.pipeline_metrics.taken_at is 'When it was counted.';

comment on column pipeline.reports.id is 'Names the report.';
comment on column pipeline.reports.kind is 'daily, weekly, trends or bottlenecks.';
comment on column pipeline.reports.period_start is 'First day it covers.';
comment on column pipeline.reports.period_end is 'Last day it covers.';
comment on column pipeline.reports.content is 'The figures.';
comment on column pipeline.reports.created_at is 'When it was written.';

comment on column pipeline.comparables.transaction_id is 'The Land Registry''s id of the sale.';
comment on column pipeline.comparables.price is 'What was paid, GBP.';
comment on column pipeline.comparables.sold_on is 'The date on the deed of transfer.';
comment on column pipeline.comparables.postcode is 'Upper case with one space.';
comment on column pipeline.comparables.outcode is 'The first half of the postcode.';
comment on column pipeline.comparables.new_build is 'Whether it was newly built.';
comment on column pipeline.comparables.paon is 'Primary addressable object name: house number or name.';
comment on column pipeline.comparables.saon is 'Secondary addressable object name: the flat; null for a house.';
comment on column pipeline.comparables.street is 'The street; null when not given.';
comment on column pipeline.comparables.locality is 'The part of the town; null when not given.';
comment on column pipeline.comparables.town is 'The post town; null when not given.';
comment on column pipeline.comparables.district is 'The local authority''s district; null when not given.';
comment on column pipeline.comparables.county is 'The county; null when not given.';

comment on column pipeline.audit_log.id is 'Grows with each change; undo_manual_change() takes it.';
comment on column pipeline.audit_log.table_name is 'The table of the changed row.';
comment on column pipeline.audit_log.operation is 'INSERT, UPDATE or DELETE.';
comment on column pipeline.audit_log.actor_kind is 'user (signed in), sql (a session that set nothing), worker, agent, webhook or import.';
comment on column pipeline.audit_log.actor is 'Which one: the user''s name, the database login and its application, the agent, …';
comment on column pipeline.audit_log.user_id is 'The user who did it; null when nobody was signed in.';
comment on column pipeline.audit_log.application_name is 'What the session called itself.';

comment on column pipeline.transition_result.moved is 'Whether the lead moved.';
comment on column pipeline.transition_result.code is 'Null when it moved or was there already, else the VL code of the refusal.';
comment on column pipeline.transition_result.from_stage is 'Where the lead stood.';
comment on column pipeline.transition_result.to_stage is 'Where it was to go.';
comment on column pipeline.transition_result.missing_fields is 'What the lead, or with the prefix deal. its deal, still lacks for the move.';
comment on column pipeline.transition_result.legal_stages is 'Where whoever asked may move it from where it stands.';
comment on column pipeline.transition_result.event_id is 'The event that tells of it; null when nothing happened.';

comment on column pipeline.lead_result.saved is 'Whether the lead was written.';
comment on column pipeline.lead_result.code is 'Null when it was, else the VL code of the refusal.';
comment on column pipeline.lead_result.lead is 'The lead that was written, or the one that stands in the way.';

comment on column pipeline.move_requirements.legal is 'Whether the rules know the move from where the lead stands.';
comment on column pipeline.move_requirements.open_to_automation is 'Whether not only people may make it, and no hold forbids it now.';
comment on column pipeline.move_requirements.reason_required is 'Whether it wants a reason.';
comment on column pipeline.move_requirements.missing_fields is 'What the lead, or with the prefix deal. its deal, still lacks for it.';
comment on column pipeline.move_requirements.legal_stages is 'Where a person may move the lead at all.';
comment on type pipeline.move_requirements is 'What a move needs.';

reset role;
