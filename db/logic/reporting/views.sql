-- What may lie in another program: no name, number, e-mail address or home, no word of anybody. A lead is known by its id, its
-- property by the first half of the postcode. Views read as their owner does; a function they called would be the reader's own.
create or replace view reporting.leads as
  select
    leads.id as lead_id, leads.source::text as source, leads.created_at, leads.pipeline_stage as stage, leads.stage_visit::integer as stage_visit,
    leads.stage_entered_at, split_part(leads.property_postcode, ' ', 1) as outward_code, leads.property_type::text as property_type,
    leads.bedrooms::integer as bedrooms, leads.condition::text as condition, leads.asking_price::numeric as asking_price,
    leads.estimated_market_value::numeric as estimated_market_value, leads.offer_amount::numeric as offer_amount,
    leads.opted_out_at is not null as is_opted_out, leads.archived_at is not null as is_archived, leads.merged_into is not null as is_merged,
    (leads.created_at at time zone settings.time_zone)::date as created_on
  from pipeline.vendor_leads as leads
  cross join pipeline.settings as settings;

comment on view reporting.leads is 'Every lead as it stands.';
comment on column reporting.leads.lead_id is 'The lead.';
comment on column reporting.leads.source is 'Where it came from.';
comment on column reporting.leads.created_at is 'When it came.';
comment on column reporting.leads.stage is 'Where it stands.';
comment on column reporting.leads.stage_visit is 'How many stages it has come to, the present one included.';
comment on column reporting.leads.stage_entered_at is 'Since when it stands there.';
comment on column reporting.leads.outward_code is 'First half of the property''s postcode; null when not known.';
comment on column reporting.leads.property_type is 'What the property is; null when not known.';
comment on column reporting.leads.bedrooms is 'How many bedrooms; null when not known.';
comment on column reporting.leads.condition is 'In what condition it is; null when not known.';
comment on column reporting.leads.asking_price is 'What the vendor wants, in GBP; null when not known.';
comment on column reporting.leads.estimated_market_value is 'What it is worth, in GBP; null when not known.';
comment on column reporting.leads.offer_amount is 'The latest offer, in GBP; null before one.';
comment on column reporting.leads.is_opted_out is 'Whether the vendor wants no more texts.';
comment on column reporting.leads.is_archived is 'Whether it has left the usual lists.';
comment on column reporting.leads.is_merged is 'Whether it was merged into another.';
comment on column reporting.leads.created_on is 'The day it came, of the business'' time zone.';

create or replace view reporting.stage_visits as
  select
    arrivals.vendor_lead_id as lead_id, arrivals.stage_visit, arrivals.to_stage as stage, arrivals.from_stage as came_from,
    arrivals.created_at as entered_at, arrivals.actor_kind::text as brought_by, departures.created_at as left_at, departures.to_stage as went_to
  from pipeline.pipeline_events as arrivals
  left join pipeline.pipeline_events as departures
    on departures.vendor_lead_id = arrivals.vendor_lead_id and departures.event_type = 'stage_change'
    and departures.stage_visit = arrivals.stage_visit + 1
  where arrivals.event_type = 'stage_change';

comment on view reporting.stage_visits is 'Every stay of a lead at a stage.';
comment on column reporting.stage_visits.lead_id is 'The lead.';
comment on column reporting.stage_visits.stage_visit is 'The how manieth stay of the lead it is.';
comment on column reporting.stage_visits.stage is 'The stage.';
comment on column reporting.stage_visits.came_from is 'The stage before; null for the first.';
comment on column reporting.stage_visits.entered_at is 'When it began.';
comment on column reporting.stage_visits.brought_by is 'Who moved the lead: user, sql, worker, agent, webhook or import.';
comment on column reporting.stage_visits.left_at is 'When it ended; null while it lasts.';
comment on column reporting.stage_visits.went_to is 'The stage after; null while it lasts.';

create or replace view reporting.offers as
  select
    offers.vendor_lead_id as lead_id, offers.round::integer as round, offers.amount, offers.status::text as status,
    offers.counter_amount::numeric as counter_amount, offers.created_at, offers.sent_at, offers.closed_at, offers.made_by is not null as is_by_person
  from pipeline.offers as offers;

comment on view reporting.offers is 'Every offer.';
comment on column reporting.offers.lead_id is 'The lead.';
comment on column reporting.offers.round is 'The how manieth offer to it.';
comment on column reporting.offers.amount is 'How much, in GBP.';
comment on column reporting.offers.status is 'made, sent, countered, accepted, rejected, lapsed or withdrawn.';
comment on column reporting.offers.counter_amount is 'What the vendor wanted instead, in GBP; null when they named nothing.';
comment on column reporting.offers.created_at is 'When it was made.';
comment on column reporting.offers.sent_at is 'When its text left; null before.';
comment on column reporting.offers.closed_at is 'When it was answered or ended; null before.';
comment on column reporting.offers.is_by_person is 'Whether a person made it, rather than an agent.';

create or replace view reporting.deals as
  select
    deals.vendor_lead_id as lead_id, deals.agreed_price, deals.created_at as agreed_at, deals.reserved_at, deals.expected_exchange_on,
    deals.exchanged_on, deals.expected_completion_on, deals.completed_on, deals.fell_through_at, deals.fell_through_stage,
    deals.fall_through_kind::text as fall_through_kind,
    deals.sourcing_fee, deals.legal_fees,
    (select count(*)::integer from pipeline.deal_reductions as reductions where reductions.deal_id = deals.id) as reductions,
    (select sum(reductions.amount) from pipeline.deal_reductions as reductions where reductions.deal_id = deals.id) as reduced_by
  from pipeline.deals as deals;

comment on view reporting.deals is 'Every deal.';
comment on column reporting.deals.lead_id is 'The lead.';
comment on column reporting.deals.agreed_price is 'The price, in GBP.';
comment on column reporting.deals.agreed_at is 'When it was first agreed.';
comment on column reporting.deals.reserved_at is 'When an investor reserved it; null before.';
comment on column reporting.deals.expected_exchange_on is 'When contracts are to be exchanged; null when nobody said.';
comment on column reporting.deals.exchanged_on is 'When they were; null before.';
comment on column reporting.deals.expected_completion_on is 'When it is to complete; null when nobody said.';
comment on column reporting.deals.completed_on is 'When it did; null before.';
comment on column reporting.deals.fell_through_at is 'When it fell through; null when it has not.';
comment on column reporting.deals.fell_through_stage is 'At which stage it fell through; null when it has not.';
comment on column reporting.deals.fall_through_kind is 'Which of the standard reasons it was; null when it has not, and until somebody says.';
comment on column reporting.deals.sourcing_fee is 'What the investor pays us, in GBP; null when not known.';
comment on column reporting.deals.legal_fees is 'What lawyers cost, in GBP; null when not known.';
comment on column reporting.deals.reductions is 'How often the price was reduced.';
comment on column reporting.deals.reduced_by is 'By how much in all, in GBP; null when never.';

create or replace view reporting.texts as
  select
    texts.vendor_lead_id as lead_id, texts.direction::text as direction, texts.author::text as author,
    coalesce(texts.template, texts.purpose) as template, texts.stage, texts.status::text as status, texts.intent::text as intent,
    texts.created_at, texts.sent_at, texts.delivered_at,
    coalesce(texts.carrier_segments, texts.segments)::integer as segments, texts.price, texts.price_currency, texts.carrier, texts.error_code
  from pipeline.lead_messages as texts;

comment on view reporting.texts is 'Every text, without its words.';
comment on column reporting.texts.lead_id is 'The lead; null where a number is nobody''s.';
comment on column reporting.texts.direction is 'inbound or outbound.';
comment on column reporting.texts.author is 'automation, agent, person or vendor.';
comment on column reporting.texts.template is 'Its template, or what it is for where it has none.';
comment on column reporting.texts.stage is 'Where the lead stood; null where there was none.';
comment on column reporting.texts.status is 'What became of it.';
comment on column reporting.texts.intent is 'What a vendor meant; null where nothing was read, and for ours.';
comment on column reporting.texts.created_at is 'When it was written or came.';
comment on column reporting.texts.sent_at is 'When it left; null before, and for those of vendors.';
comment on column reporting.texts.delivered_at is 'When it arrived; null until the carrier says so.';
comment on column reporting.texts.segments is 'In how many parts it went; null where that is not counted.';
comment on column reporting.texts.price is 'What it cost; null when not known.';
comment on column reporting.texts.price_currency is 'In which currency; null without a price.';
comment on column reporting.texts.carrier is 'Who carried it; null before it left.';
comment on column reporting.texts.error_code is 'The carrier''s error; null without one.';

create or replace view reporting.agent_runs as
  select
    runs.vendor_lead_id as lead_id, runs.agent, runs.stage, runs.status::text as status, runs.attempt::integer as attempts, runs.outcome,
    runs.created_at, runs.started_at, runs.finished_at
  from pipeline.agent_runs as runs;

comment on view reporting.agent_runs is 'Every run of an agent, without what it read and said.';
comment on column reporting.agent_runs.lead_id is 'The lead.';
comment on column reporting.agent_runs.agent is 'The agent.';
comment on column reporting.agent_runs.stage is 'Where the lead stood.';
comment on column reporting.agent_runs.status is 'queued, running, succeeded, cancelled, late or dead.';
comment on column reporting.agent_runs.attempts is 'How often it was tried.';
comment on column reporting.agent_runs.outcome is 'What it found; null before it has.';
comment on column reporting.agent_runs.created_at is 'When it was wanted.';
comment on column reporting.agent_runs.started_at is 'When the latest try began; null before.';
comment on column reporting.agent_runs.finished_at is 'When it ended; null before.';

create or replace view reporting.questions as
  select
    items.vendor_lead_id as lead_id, items.kind::text as kind, items.stage, items.opened_at, items.resolved_at,
    items.resolved_at is not null and items.closed_because is null as is_answered
  from pipeline.review_items as items;

comment on view reporting.questions is 'Every question to a person, without its words and who answered.';
comment on column reporting.questions.lead_id is 'The lead; null where it is about none.';
comment on column reporting.questions.kind is 'What was asked.';
comment on column reporting.questions.stage is 'Where the lead stood; null where it is about none.';
comment on column reporting.questions.opened_at is 'When it was asked.';
comment on column reporting.questions.resolved_at is 'When it was over; null while it is open.';
comment on column reporting.questions.is_answered is 'Whether a person answered it, rather than that it closed by itself.';

create or replace view reporting.stages as
  select stages.stage, stages.title::text as title, stages.position, stages.owner, stages.probability, stages.is_terminal, stages.funnel_step
  from pipeline.stages as stages;

comment on view reporting.stages is 'The stages of the pipeline.';
comment on column reporting.stages.stage is 'Names it.';
comment on column reporting.stages.title is 'Its name for people.';
comment on column reporting.stages.position is 'Its place.';
comment on column reporting.stages.owner is 'Who works there: automation, person or nobody.';
comment on column reporting.stages.probability is 'How likely a lead there completes, 0 to 1.';
comment on column reporting.stages.is_terminal is 'Whether it is an end.';
comment on column reporting.stages.funnel_step is 'Its place in the funnel; null where it is no step.';
