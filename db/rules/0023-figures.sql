-- What is measured. What each figure is, is said by the views of facts (db/logic/figures: facts/facts_of_*.sql, figure_levels.sql).
insert into pipeline.figures (position, figure, title, unit, divided_by, is_divided, sums_up, has_spread, counts)
values
  (10, 'leads_at_stage', 'Leads by stage', 'count', 'stage', false, false, false, 'Leads that stand at a stage, archived ones and ends included.'),
  (20, 'new_leads', 'New leads', 'count', 'source', false, true, false, 'Leads that came, however they came.'),
  (30, 'offers_made', 'Offers made', 'count', 'source', false, true, false, 'Offers that were made, each round of them, whatever became of them since.'),
  (40, 'offers_accepted', 'Offers accepted', 'count', 'source', false, true, false, 'Leads that came to OFFER_ACCEPTED, each time they did.'),
  (50, 'leads_completed', 'Deals completed', 'count', 'source', false, true, false, 'Leads that came to COMPLETED.'),
  (60, 'leads_dead', 'Leads lost', 'count', 'stage', false, true, false, 'Leads that came to DEAD_LEAD, by the stage they came from; without those that were merged into another.'),
  (130, 'pipeline_value', 'Pipeline value, weighted', 'GBP', 'stage', false, false, false, 'Latest offers, else asking prices, of leads at stages that are no end, each times the probability of its stage.'),
  (140, 'unweighted_value', 'Pipeline value', 'GBP', 'stage', false, false, false, 'Latest offers, else asking prices, of leads at stages that are no end.'),
  (150, 'hours_in_stage', 'Time in stage', 'hours', 'stage', true, true, true, 'How long stays took that ended, at stages that are no end; those that have not are in age_of_stays.'),
  (160, 'age_of_stays', 'Age of open stays', 'hours', 'stage', true, false, true, 'How long leads have stood where they are, at stages that are no end.'),
  (170, 'moves', 'Moves', 'count', 'stage', false, true, false, 'Leads that came from one stage to another, by the stage they came to.'),
  (180, 'refused_moves', 'Refused moves', 'count', 'stage', false, true, false, 'Moves that were tried and not allowed, by the stage that was wanted: the guard at work, no harm done.');

insert into pipeline.figures (
  position, figure, title, unit, divided_by, is_divided, sums_up, by_cohort, has_spread, maturity, matures_after, settles_after, least_cases,
  target, target_is, counts
)
values
  (
    70, 'conversation_rate', 'Leads that conversed', 'share', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 20,
    null, null,
    'Of the leads that came, those that ever reached AI_CONVERSATION or further.'
  ),
  (
    80, 'validation_rate', 'Conversations that were validated', 'share', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 20,
    null, null,
    'Of the leads that ever reached AI_CONVERSATION, those that ever reached DEAL_VALIDATION or further.'
  ),
  (
    90, 'offer_rate', 'Validations that led to an offer', 'share', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 20,
    null, null,
    'Of the leads that ever reached DEAL_VALIDATION, those that ever reached OFFER_MADE or further.'
  ),
  (
    100, 'acceptance_rate', 'Offers that were accepted', 'share', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 20,
    null, null,
    'Of the leads that ever reached OFFER_MADE, those that ever reached OFFER_ACCEPTED or further.'
  ),
  (
    110, 'completion_rate', 'Acceptances that completed', 'share', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 20,
    null, null,
    'Of the leads that ever reached OFFER_ACCEPTED, those that ever reached COMPLETED.'
  ),
  (
    120, 'overall_rate', 'Leads that completed', 'share', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 20,
    null, null,
    'Of the leads that came, those that ever reached COMPLETED.'
  ),
  (
    200, 'spend', 'Spent on sources', 'GBP', 'source', false, true, false, false, null, null, '400 days', 1,
    null, null,
    'What was spent on sources of leads, as somebody recorded it for each day.'
  ),
  (
    210, 'cost_per_lead', 'Cost of a lead', 'GBP', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 5,
    null, null,
    'What was spent on sources, for each lead that came.'
  ),
  (
    220, 'cost_per_offer', 'Cost of an offer', 'GBP', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 5,
    null, null,
    'What was spent on sources, for each of their leads that ever reached OFFER_MADE or further.'
  ),
  (
    230, 'cost_per_acceptance', 'Cost of an acceptance', 'GBP', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 3,
    null, null,
    'What was spent on sources, for each of their leads that ever reached OFFER_ACCEPTED or further.'
  ),
  (
    240, 'cost_per_completion', 'Cost of a deal', 'GBP', 'source', true, true, true, false, 'Leads that came lately may still get there.', null, '400 days', 3,
    null, null,
    'What was spent on sources, for each of their leads that ever reached COMPLETED.'
  ),
  (
    300, 'hours_to_first_text', 'Time to the first text', 'hours', 'source', true, true, false, true, null, null, '2 days', 5,
    null, null,
    'How long leads had waited when the first text to them left, in elapsed hours, nights included.'
  ),
  (
    310, 'hours_to_first_answer', 'Time to the first answer', 'hours', 'source', true, true, false, true, null, null, '2 days', 5,
    null, null,
    'How long vendors took from our first text to the first of theirs.'
  ),
  (
    320, 'reply_rate', 'Vendors that answered', 'share', 'source', true, true, false, false, 'An answer counts for seven days.', '7 days', '9 days', 20,
    null, null,
    'Of the first texts to leads, those that were answered within seven days.'
  ),
  (
    330, 'quick_reply_rate', 'Vendors that answered within a day', 'share', 'source', true, true, false, false, 'An answer counts for 24 hours.', '1 day', '9 days', 20,
    null, null,
    'Of the first texts to leads, those that were answered within 24 hours.'
  ),
  (
    340, 'texts_received', 'Texts of vendors', 'count', 'kind', false, true, false, false, null, null, '3 days', 1,
    null, null,
    'Texts that vendors wrote, by what they meant.'
  ),
  (
    400, 'texts_sent', 'Texts sent', 'count', 'template', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Texts that left, by their template, or the purpose of those in words of their own.'
  ),
  (
    410, 'segments_sent', 'Segments sent', 'count', 'template', false, true, false, false, null, null, '4 days', 1,
    null, null,
    'In how many parts texts left: what carriers charge for.'
  ),
  (
    420, 'text_cost', 'Cost of texts', 'GBP', 'template', false, true, false, false, 'Carriers say prices later.', '3 days', '4 days', 1,
    null, null,
    'What the carrier charges for texts that left, where it says so in GBP; the others are counted as texts of unknown cost.'
  ),
  (
    425, 'texts_unpriced', 'Texts of unknown cost', 'count', 'template', false, true, false, false, 'Carriers say prices later.', '3 days', '4 days', 1,
    null, null,
    'Texts that left and whose price the carrier has not said, or not in GBP: they are not in what texts cost.'
  ),
  (
    430, 'delivery_rate', 'Texts that arrived', 'share', 'template', true, true, false, false, 'Word of arrival may come a day later.', '1 day', '4 days', 20,
    null, null,
    'Of the texts that left, those whose arrival the carrier reported.'
  ),
  (
    440, 'delivery_rate_of_sender', 'Texts that arrived, by sender', 'share', 'sender', true, true, false, false, 'Word of arrival may come a day later.', '1 day', '4 days', 20,
    null, null,
    'Of the texts that left, those whose arrival the carrier reported.'
  ),
  (
    450, 'filter_rate', 'Texts that were filtered', 'share', 'template', true, true, false, false, 'Word of arrival may come a day later.', '1 day', '4 days', 20,
    null, null,
    'Of the texts that left, those that carriers took for spam.'
  ),
  (
    460, 'filter_rate_of_sender', 'Texts that were filtered, by sender', 'share', 'sender', true, true, false, false, 'Word of arrival may come a day later.', '1 day', '4 days', 20,
    null, null,
    'Of the texts that left, those that carriers took for spam.'
  ),
  (
    470, 'opt_outs', 'Opt-outs', 'count', 'template', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Vendors that wanted no more texts, by the last text to them before.'
  ),
  (
    480, 'opt_out_rate', 'Opt-outs per text', 'share', 'template', true, true, false, false, null, null, '2 days', 50,
    null, null,
    'Vendors that wanted no more texts, for each text that left, by the last text to them before.'
  ),
  (
    490, 'complaints', 'Complaints', 'count', 'template', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Vendors that complained of texts, by the last text to them before.'
  ),
  (
    500, 'offer_to_value', 'Offer of value', 'share', 'source', true, true, false, true, null, null, '90 days', 5,
    null, null,
    'Offers, each as a share of the property''s estimated market value as it is known now.'
  ),
  (
    510, 'offer_to_asking', 'Offer of asking price', 'share', 'source', true, true, false, true, null, null, '90 days', 5,
    null, null,
    'Offers, each as a share of the asking price as it is known now.'
  ),
  (
    520, 'acceptance_by_value', 'Acceptance by offer of value', 'share', 'band', true, true, false, false, 'An offer may be accepted weeks later.', '30 days', '400 days', 10,
    null, null,
    'Of the offers that were sent, those that were accepted, by what share of the estimated market value they were.'
  ),
  (
    530, 'acceptance_by_asking', 'Acceptance by offer of asking price', 'share', 'band', true, true, false, false, 'An offer may be accepted weeks later.', '30 days', '400 days', 10,
    null, null,
    'Of the offers that were sent, those that were accepted, by what share of the asking price they were.'
  ),
  (
    540, 'fall_through_rate', 'Deals that fell through', 'share', 'source', true, true, false, false, 'A deal takes some months.', '120 days', '400 days', 5,
    null, null,
    'Of the deals agreed, those that have fallen through since and were not taken up again.'
  ),
  (
    545, 'fall_through_rate_of_stage', 'Fell through at a stage', 'share', 'stage', true, true, false, false, 'A deal takes some months.', '120 days', '400 days', 5,
    null, null,
    'Of the deals agreed that came to a stage, those that fell through there and were not taken up again.'
  ),
  (
    550, 'fall_throughs', 'Deals that fell through, by stage', 'count', 'stage', false, true, false, false, null, null, '400 days', 1,
    null, null,
    'Deals that fell through, by the stage they stood at.'
  ),
  (
    552, 'fall_throughs_by_reason', 'Deals that fell through, by reason', 'count', 'reason', false, true, false, false, null, null, '400 days', 1,
    null, null,
    'Deals that fell through, by the standard reason that somebody gave (not told: nobody did).'
  ),
  (
    554, 'investors_lost', 'Investors that fell away', 'count', 'reason', false, true, false, false, null, null, '9 days', 1,
    null, null,
    'Leads that went back from an investor to be offered to another, by the standard reason, without moves that were taken back.'
  ),
  (
    560, 'days_to_exchange', 'Days to exchange', 'days', 'source', true, true, false, true, null, null, '400 days', 3,
    null, null,
    'Days from the agreed price to the exchange of contracts, of those exchanged.'
  ),
  (
    570, 'days_to_completion', 'Days to completion', 'days', 'source', true, true, false, true, null, null, '400 days', 3,
    null, null,
    'Days from the agreed price to completion, of those completed.'
  ),
  (
    580, 'reductions', 'Price reductions', 'GBP', 'source', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'What agreed prices were reduced by.'
  ),
  (
    590, 'reduction_rate', 'Deals with a reduction', 'share', 'source', true, true, false, false, 'A deal takes some months.', '120 days', '400 days', 5,
    null, null,
    'Of the deals agreed, those whose price was reduced since.'
  ),
  (
    600, 'open_questions', 'Open questions', 'count', 'kind', false, false, false, false, null, null, '2 days', 1,
    null, null,
    'Questions to people that nobody has answered.'
  ),
  (
    610, 'age_of_questions', 'Age of open questions', 'hours', 'kind', true, false, false, true, null, null, '2 days', 1,
    null, null,
    'How long questions to people have been open.'
  ),
  (
    620, 'questions_asked', 'Questions asked', 'count', 'kind', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Questions that people were asked.'
  ),
  (
    630, 'questions_answered', 'Questions answered', 'count', 'person', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Questions that a person answered; those that closed by themselves are left out.'
  ),
  (
    640, 'hours_to_answer', 'Time to answer a question', 'hours', 'kind', true, true, false, true, null, null, '2 days', 5,
    null, null,
    'How long questions were open that a person answered.'
  ),
  (
    650, 'texts_by_people', 'Texts by people', 'count', 'person', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Texts to vendors that a person wrote.'
  ),
  (
    660, 'data_issues', 'Issues of data', 'count', 'kind', false, false, false, false, null, null, '2 days', 1,
    null, null,
    'What is wrong with the data of leads at stages that are no end, each issue of a lead by itself.'
  ),
  (
    700, 'agent_runs', 'Runs of agents', 'count', 'agent', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Runs of agents that were called for, those among them that nobody wanted any more before they began.'
  ),
  (
    710, 'api_calls', 'Calls outside', 'count', 'provider', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Calls of services outside, of agents among them.'
  ),
  (
    720, 'api_failure_rate', 'Calls outside that failed', 'share', 'provider', true, true, false, false, null, null, '2 days', 20,
    null, null,
    'Of the calls of services outside, those that went wrong, whosever fault it was.'
  ),
  (
    730, 'api_cost', 'Cost of calls outside', 'GBP', 'provider', false, true, false, false, 'Prices may be told later.', '3 days', '4 days', 1,
    null, null,
    'What calls of services outside cost, where that is known.'
  ),
  (
    740, 'hours_to_resolve_alerts', 'Time to resolve an alert', 'hours', 'kind', true, true, false, true, null, null, '2 days', 1,
    null, null,
    'How long alerts stood that are over.'
  ),
  (
    752, 'facts_read', 'Facts read by agents', 'count', 'fact', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Facts of leads that an agent wrote, each time it wrote another value than was known.'
  ),
  (
    754, 'readings_corrected', 'Readings corrected', 'count', 'fact', false, true, false, false, null, null, '9 days', 1,
    null, null,
    'Facts that an agent had written last and a person changed or emptied, and replies (reply) whose move an admin took back; without corrections that were taken back within nine days.'
  ),
  (
    800, 'leads_a_day', 'Leads a day', 'count', 'nothing', true, true, false, false, null, null, '2 days', 1,
    100, 'at_least',
    'Leads that came, for each day, days without any among them.'
  ),
  (
    810, 'agent_failure_rate', 'Runs of agents that failed', 'share', 'agent', true, true, false, false, null, null, '2 days', 20,
    0.01, 'at_most',
    'Of the runs of agents that ended with an answer or were given up after all tries, those given up.'
  ),
  (
    820, 'overdue_timers', 'Leads whose time ran out without effect', 'share', 'stage', true, false, false, false, null, null, '2 days', 1,
    0.05, 'at_most',
    'Of the leads at stages that are no end, those whose clock has been due for a quarter of an hour and nothing came of it.'
  ),
  (
    830, 'timeouts', 'Times that ran out', 'count', 'stage', false, true, false, false, null, null, '2 days', 1,
    null, null,
    'Offers, videos and retries whose time ran out without an answer, so that the lead went on: the timers at work, no harm done.'
  ),
  (
    840, 'violations', 'Broken invariants', 'count', 'kind', false, false, false, false, null, null, '2 days', 1,
    0, 'at_most',
    'What the self-check has found to be as it must never be, orphans among it, and that is not mended.'
  ),
  (
    850, 'illegal_states', 'Leads with an illegal history', 'count', 'kind', false, false, false, false, null, null, '2 days', 1,
    0, 'at_most',
    'Leads of which the self-check has found a move that the rules did not allow. Attempts that were refused are in refused_moves.'
  ),
  (
    860, 'seconds_to_take_up', 'Time until an agent begins', 'seconds', 'agent', true, true, false, true, null, null, '2 days', 20,
    5, 'at_most',
    'How long it took from the move or the text that an agent was wanted for until it was called, of runs that began with their first try.'
  ),
  (
    870, 'seconds_to_recover', 'Time to recover', 'seconds', 'agent', true, true, false, true, null, null, '2 days', 5,
    600, 'at_most',
    'How long runs of agents took that failed at first and came to an answer by themselves.'
  );

-- A lead that turned out to be another counts where it came, as any other, so that what was said of a day stays so; how many
-- they were is a figure of its own, and to be merged is not to be lost.
insert into pipeline.figures (
  position, figure, title, unit, divided_by, is_divided, sums_up, by_cohort, has_spread, maturity, matures_after, settles_after, least_cases,
  counts, more_is_better
)
values
  (
    25, 'leads_merged', 'New leads that were others', 'count', 'source', false, true, false, false, null, null, '400 days', 1,
    'Of the leads that came, those that were merged into another since. They stay counted in all other figures, as far as they came themselves.',
    false
  );
