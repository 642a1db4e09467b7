-- Up Migration
-- The rules of the pipeline as rows. Releases in db/rules fill these tables. The tables of leads and
-- their work refer to stages by name without a foreign key: thousands of moves a second would all share-lock
-- the same fifteen rows. The guard trigger lets a lead only into stages that stage_transitions knows.
set local role pipeline_owner;

create table pipeline.agents (
  agent text primary key,
  title pipeline.one_line not null,
  transport text not null default 'builtin',
  endpoint pipeline.one_line,
  deadline interval not null default '60 seconds',
  max_attempts integer not null default 4,
  backoff interval not null default '2 seconds',
  writes text[] not null default '{}',
  may_value boolean not null default false,
  may_offer boolean not null default false,
  config jsonb not null default '{}',

  constraint agent_is_a_name check (agent ~ '^[a-z][a-z0-9_]*$'),
  constraint transport_is_known check (transport in ('builtin', 'http')),
  constraint http_agent_has_an_endpoint check ((transport = 'http') = (endpoint is not null)),
  constraint deadline_is_sensible check (deadline between interval '1 second' and interval '1 day'),
  constraint attempts_are_sensible check (max_attempts between 1 and 10),
  constraint backoff_is_sensible check (backoff between interval '0 seconds' and interval '1 hour'),
  constraint config_is_an_object check (jsonb_typeof(config) = 'object')
);

comment on table pipeline.agents is 'The agents that stages start, and how failures of each are treated.';
comment on column pipeline.agents.agent is 'Its name in rules, runs and history.';
comment on column pipeline.agents.title is 'Its name for people.';
comment on column pipeline.agents.transport is 'How it is called: builtin (in the worker) or http (an address of its own).';
comment on column pipeline.agents.endpoint is 'URL of an http agent; null for a built-in one.';
comment on column pipeline.agents.deadline is 'An attempt that takes longer is cut and counts as failed.';
comment on column pipeline.agents.max_attempts is 'The first try and its retries together.';
comment on column pipeline.agents.backoff is 'Wait before the first retry; doubles with each further one, with up to a quarter of jitter.';
comment on column pipeline.agents.writes is 'Facts of a lead that this agent may fill in.';
comment on column pipeline.agents.may_value is 'Whether a valuation in its answer is taken.';
comment on column pipeline.agents.may_offer is 'Whether an offer in its answer is taken.';
comment on column pipeline.agents.config is 'The agent''s own parameters.';

create table pipeline.message_templates (
  template text primary key,
  purpose pipeline.one_line not null,
  body pipeline.free_text not null,

  constraint template_is_a_name check (template ~ '^[a-z][a-z0-9_]*$'),
  constraint body_fits_a_text check (length(body) between 1 and 1000),
  constraint placeholders_are_known check (body !~ '\{(?!(first_name|company|address|offer_amount|video_url)\})')
);

comment on table pipeline.message_templates is 'Texts that rules send. {first_name}, {company}, {address}, {offer_amount} and {video_url} are filled in. One that names an offer is not sent to a lead without one: a person is asked.';
comment on column pipeline.message_templates.template is 'Its name in the rules.';
comment on column pipeline.message_templates.purpose is 'What a text made from it is for; becomes the purpose of the text.';
comment on column pipeline.message_templates.body is 'The text, with its places to fill in.';

create table pipeline.stages (
  stage text primary key,
  position integer not null,
  title pipeline.one_line not null,
  description pipeline.free_text not null,
  owner text not null,
  probability numeric(4, 3) not null,
  is_initial boolean not null default false,
  is_terminal boolean not null default false,
  retry_no integer,
  funnel_step integer,
  entry_turn text,
  entry_agent text references pipeline.agents (agent) on delete restrict,
  entry_purpose pipeline.one_line,
  entry_template text references pipeline.message_templates (template) on delete restrict,
  reply_agent text references pipeline.agents (agent) on delete restrict,
  opt_out_ends boolean not null default false,

  constraint one_stage_per_position unique (position) deferrable,
  constraint one_stage_per_funnel_step unique (funnel_step) deferrable,
  constraint stage_is_a_name check (stage ~ '^[A-Z][A-Z0-9_]*$'),
  constraint owner_is_known check (owner in ('automation', 'person', 'nobody')),
  constraint probability_is_a_share check (probability between 0 and 1),
  constraint funnel_step_is_positive check (funnel_step > 0),
  constraint turn_is_known check (entry_turn in ('vendor', 'us')),
  constraint terminal_stage_has_no_work check (
    is_terminal = (owner = 'nobody')
    and is_terminal = (entry_turn is null)
    and (not is_terminal or (entry_agent is null and entry_template is null and reply_agent is null and retry_no is null))
  ),
  constraint entry_agent_has_a_purpose check ((entry_agent is null) = (entry_purpose is null)),
  constraint person_owned_stage_has_no_agent check (owner = 'automation' or (entry_agent is null and reply_agent is null))
);

create unique index there_is_one_initial_stage on pipeline.stages (is_initial) where is_initial;
create index stages_entry_agent on pipeline.stages (entry_agent);
create index stages_entry_template on pipeline.stages (entry_template);
create index stages_reply_agent on pipeline.stages (reply_agent);

comment on table pipeline.stages is 'The stages of the pipeline, in order of position.';
comment on column pipeline.stages.stage is 'Its name.';
comment on column pipeline.stages.position is 'Its place in the pipeline, from 1.';
comment on column pipeline.stages.title is 'Its name for people.';
comment on column pipeline.stages.description is 'What happens at it, in a sentence.';
comment on column pipeline.stages.owner is 'Who moves a lead out of here: automation, a person, or nobody (terminal).';
comment on column pipeline.stages.probability is 'Share of leads at this stage that complete; weights the pipeline value.';
comment on column pipeline.stages.is_initial is 'Whether new leads begin here.';
comment on column pipeline.stages.is_terminal is 'Whether nothing follows: the lead is finished, and nothing is started or sent any more.';
comment on column pipeline.stages.retry_no is 'Which retry of the no-answer path this stage is; null for the others.';
comment on column pipeline.stages.funnel_step is 'Which step of the funnel a lead has reached that has come here, and every step before it; null for stages beside the way.';
comment on column pipeline.stages.entry_turn is 'Whose turn it is when a lead enters: the vendor''s silence counts from entry, or we owe the next step. Null when terminal.';
comment on column pipeline.stages.entry_agent is 'Agent started when a lead enters; null when none.';
comment on column pipeline.stages.entry_purpose is 'What the entry agent is called for; null when there is none.';
comment on column pipeline.stages.entry_template is 'Text sent when a lead enters by a move that brings it; null when none.';
comment on column pipeline.stages.reply_agent is 'Agent that reads what the vendor writes at this stage; null means a person is asked.';
comment on column pipeline.stages.opt_out_ends is 'Whether an opt-out or a wrong number closes the lead at this stage; otherwise a person decides.';

create table pipeline.stage_transitions (
  from_stage text not null references pipeline.stages (stage) on delete restrict,
  to_stage text not null references pipeline.stages (stage) on delete restrict,
  class text not null default 'automation',
  reason_required boolean not null default false,
  only_return boolean not null default false,
  brings_entry_text boolean not null default true,
  note pipeline.free_text,

  primary key (from_stage, to_stage),
  constraint class_is_known check (class in ('automation', 'operator')),
  constraint operator_edge_wants_a_reason check (class = 'automation' or reason_required),
  constraint stage_changes check (from_stage <> to_stage)
);

create index stage_transitions_to_stage on pipeline.stage_transitions (to_stage);

comment on table pipeline.stage_transitions is 'Every legal move. Nothing else is legal, for any writer.';
comment on column pipeline.stage_transitions.from_stage is 'Where the move begins.';
comment on column pipeline.stage_transitions.to_stage is 'Where it leads.';
comment on column pipeline.stage_transitions.class is 'automation: open to all. operator: open to people only (signed in, or in plain SQL).';
comment on column pipeline.stage_transitions.reason_required is 'Whether whoever makes the move has to give a reason.';
comment on column pipeline.stage_transitions.only_return is 'Legal only as the way back to the stage the lead was in before.';
comment on column pipeline.stage_transitions.brings_entry_text is 'Whether the text that the stage sends on entry is sent after this move; false where the vendor has had it, as when an investor falls away.';
comment on column pipeline.stage_transitions.note is 'What the move means, where the two stages do not say it; null where they do.';

create table pipeline.stage_required_fields (
  from_stage text not null,
  to_stage text not null,
  subject text not null default 'lead',
  field text not null,

  primary key (from_stage, to_stage, subject, field),
  foreign key (from_stage, to_stage) references pipeline.stage_transitions (from_stage, to_stage) on delete cascade,
  constraint field_can_be_required check (
    subject = 'lead'
    or (subject = 'deal' and field in (
      'agreed_price', 'vendor_identity_checked_at', 'investor_name', 'reservation_fee', 'reserved_at', 'solicitor', 'exchanged_on', 'completed_on'
    ))
  )
);

comment on table pipeline.stage_required_fields is 'What must be filled in (neither null nor blank) for a move: columns of the lead, or of its deal.';
comment on column pipeline.stage_required_fields.from_stage is 'Where the move begins.';
comment on column pipeline.stage_required_fields.to_stage is 'Where it leads.';
comment on column pipeline.stage_required_fields.subject is 'Whose column it is: lead or deal.';
comment on column pipeline.stage_required_fields.field is 'The column that has to be filled in.';

create table pipeline.alert_rules (
  type text primary key,
  severity text not null,
  message pipeline.one_line not null,
  enabled boolean not null default true,
  ends_with_visit boolean not null default false,
  ends_with_answer boolean not null default false,
  ends_with_turn boolean not null default false,

  constraint type_is_a_name check (type ~ '^[A-Z][A-Z0-9_]*$'),
  constraint severity_is_known check (severity in ('LOW', 'MEDIUM', 'HIGH'))
);

comment on table pipeline.alert_rules is 'What people are alerted to, and how much it matters.';
comment on column pipeline.alert_rules.type is 'What is watched; an alert carries it as its type.';
comment on column pipeline.alert_rules.severity is 'LOW, MEDIUM or HIGH.';
comment on column pipeline.alert_rules.message is 'What the alert says.';
comment on column pipeline.alert_rules.enabled is 'Whether it is watched at all.';
comment on column pipeline.alert_rules.ends_with_visit is 'Whether such an alert about a lead is over when the lead moves on.';
comment on column pipeline.alert_rules.ends_with_answer is 'Whether it is over when all that people were asked about the lead''s visit is answered.';
comment on column pipeline.alert_rules.ends_with_turn is 'Whether it is over when we or the vendor have done our part: the turn passes, or is counted anew.';

create table pipeline.stage_timers (
  stage text not null references pipeline.stages (stage) on delete cascade,
  name text not null,
  after interval not null,
  counted_from text not null,
  action text not null,
  template text references pipeline.message_templates (template) on delete restrict,
  to_stage text,
  dead_reason pipeline.one_line,
  event_type text,
  alert_type text references pipeline.alert_rules (type) on delete restrict,

  primary key (stage, name),
  constraint one_timer_at_a_time unique (stage, counted_from, after) deferrable,
  foreign key (stage, to_stage) references pipeline.stage_transitions (from_stage, to_stage) on delete restrict,
  constraint timer_has_a_name check (name ~ '^[a-z][a-z0-9_]*$'),
  constraint counted_from_is_known check (counted_from in ('our_turn', 'vendor_silence')),
  constraint wait_is_sensible check (after between interval '1 minute' and interval '400 days'),
  constraint action_has_what_it_needs check (
    case action
      when 'send' then template is not null and num_nonnulls(to_stage, dead_reason, alert_type) = 0
      when 'move' then to_stage is not null and num_nonnulls(template, alert_type) = 0
      when 'alert' then alert_type is not null and num_nonnulls(template, to_stage, dead_reason) = 0
      when 'review' then num_nonnulls(template, to_stage, dead_reason, alert_type) = 0
      else false
    end
  )
);

create index stage_timers_template on pipeline.stage_timers (template);
create index stage_timers_to_stage on pipeline.stage_timers (stage, to_stage);
create index stage_timers_alert_type on pipeline.stage_timers (alert_type);

comment on table pipeline.stage_timers is 'Deadlines of a stage, one after the other: those of our turn while we owe the next step, those of the vendor''s silence while they do.';
comment on column pipeline.stage_timers.stage is 'The stage it runs at.';
comment on column pipeline.stage_timers.name is 'What it is called, whatever its place: leads that wait for it find it again after a release. Left out, it is named after what it does.';
comment on column pipeline.stage_timers.after is 'How long after the count began it fires; so they follow each other.';
comment on column pipeline.stage_timers.counted_from is 'What starts the count: our_turn (we owe the next step) or vendor_silence.';
comment on column pipeline.stage_timers.action is 'send a template, raise an alert or open a review item, and go on to the next deadline; or move the lead. After the last a person is asked.';
comment on column pipeline.stage_timers.template is 'The text that is sent; null for other actions.';
comment on column pipeline.stage_timers.to_stage is 'Where the lead is moved; null for other actions.';
comment on column pipeline.stage_timers.dead_reason is 'Why the lead is given up, for a move to DEAD_LEAD; null for other actions, and where what the vendor wrote is the reason.';
comment on column pipeline.stage_timers.event_type is 'An event written beside the move, with the hours waited; null when none.';
comment on column pipeline.stage_timers.alert_type is 'The alert that is raised; null for other actions.';

create table pipeline.stage_outcomes (
  stage text not null references pipeline.stages (stage) on delete cascade,
  agent text not null references pipeline.agents (agent) on delete restrict,
  outcome text not null,
  to_stage text,
  dead_reason pipeline.one_line,
  template text references pipeline.message_templates (template) on delete restrict,
  next_agent text references pipeline.agents (agent) on delete restrict,
  next_purpose pipeline.one_line,

  primary key (stage, agent, outcome),
  foreign key (stage, to_stage) references pipeline.stage_transitions (from_stage, to_stage) on delete restrict,
  constraint next_agent_has_a_purpose check ((next_agent is null) = (next_purpose is null)),
  constraint a_move_starts_its_own_agent check (to_stage is null or next_agent is null)
);

create index stage_outcomes_agent on pipeline.stage_outcomes (agent);
create index stage_outcomes_to_stage on pipeline.stage_outcomes (stage, to_stage);
create index stage_outcomes_template on pipeline.stage_outcomes (template);
create index stage_outcomes_next_agent on pipeline.stage_outcomes (next_agent);

comment on table pipeline.stage_outcomes is 'What an agent''s outcome means at a stage: a move, a text, another agent, or (with none of them) that the lead stays. An outcome that is not listed goes to a person.';
comment on column pipeline.stage_outcomes.stage is 'The stage at which the agent answered.';
comment on column pipeline.stage_outcomes.agent is 'Who answered.';
comment on column pipeline.stage_outcomes.outcome is 'What it answered: advance, reply, decline, accept, counter, …';
comment on column pipeline.stage_outcomes.to_stage is 'Where the lead moves; null when it stays.';
comment on column pipeline.stage_outcomes.dead_reason is 'Why the lead is given up, for a move to DEAD_LEAD; null when the agent says it.';
comment on column pipeline.stage_outcomes.template is 'The text that is sent; null when none.';
comment on column pipeline.stage_outcomes.next_agent is 'The agent that is called next; null when none.';
comment on column pipeline.stage_outcomes.next_purpose is 'What the next agent is called for; null when there is none.';

create table pipeline.carrier_errors (
  error_code pipeline.one_line primary key,
  meaning pipeline.one_line not null,
  consequence text,

  constraint code_is_not_blank check (error_code ~ '\S'),
  constraint consequence_is_known check (consequence in ('opt_out', 'carrier_block', 'wrong_number', 'cannot_be_texted'))
);

comment on table pipeline.carrier_errors is 'What carriers'' error codes mean for the number that was to be texted. A code that is not listed asks a person and nothing more. Source: Twilio''s error dictionary.';
comment on column pipeline.carrier_errors.error_code is 'The carrier''s own code.';
comment on column pipeline.carrier_errors.meaning is 'What went wrong, in words.';
comment on column pipeline.carrier_errors.consequence is 'Why the number must not be texted again: opt_out, carrier_block, wrong_number, cannot_be_texted; null when it may.';

create table pipeline.settings (
  only_row boolean primary key default true,
  company_name pipeline.one_line not null,
  time_zone text not null default 'Europe/London',
  send_from time not null default '08:00',
  send_until time not null default '20:00',
  send_days integer[] not null default '{1,2,3,4,5,6,7}',
  replies_ignore_send_window boolean not null default true,
  daily_cap integer not null default 3,
  daily_hard_cap integer not null default 30,
  texts_per_minute integer default 300,
  max_segments integer not null default 6,
  reminder_grace interval not null default '12 hours',
  acceptance_confidence numeric(3, 2) not null default 0.85,
  max_offer_rounds integer not null default 3,
  video_url pipeline.one_line not null,

  constraint there_is_one_row check (only_row),
  constraint company_has_a_name check (company_name ~ '\S' and length(company_name) <= 60),
  constraint send_window_is_open_some_time check (send_from < send_until),
  constraint send_days_are_weekdays check (cardinality(send_days) > 0 and send_days <@ array[1, 2, 3, 4, 5, 6, 7]),
  constraint caps_are_sensible check (daily_cap between 1 and daily_hard_cap),
  constraint pace_is_positive check (texts_per_minute > 0),
  constraint segments_are_sensible check (max_segments between 1 and 20),
  constraint grace_is_not_negative check (reminder_grace >= interval '0'),
  constraint confidence_is_a_share check (acceptance_confidence between 0 and 1),
  constraint rounds_are_sensible check (max_offer_rounds between 1 and 20)
);

comment on table pipeline.settings is 'One row of settings of the whole pipeline.';
comment on column pipeline.settings.company_name is 'The name in texts to vendors.';
comment on column pipeline.settings.time_zone is 'The time zone of the send window and of a day''s figures.';
comment on column pipeline.settings.send_from is 'Start of the hours in which texts may leave, local time.';
comment on column pipeline.settings.send_until is 'End of the hours in which texts may leave, local time.';
comment on column pipeline.settings.send_days is 'ISO weekdays (1 is Monday) on which texts may leave.';
comment on column pipeline.settings.replies_ignore_send_window is 'Whether a direct reply may leave at any hour.';
comment on column pipeline.settings.daily_cap is 'Most texts that rules send one number in 24 hours, direct replies aside.';
comment on column pipeline.settings.daily_hard_cap is 'Most texts of any kind to one number in 24 hours; beyond it a person is asked.';
comment on column pipeline.settings.texts_per_minute is 'Pace of texts that are neither direct replies nor a person''s, over all leads; of ten seconds as many leave at once. Null means no limit.';
comment on column pipeline.settings.max_segments is 'Most segments of one text of ours: 160 characters or 153 each in the GSM alphabet, 70 or 67 in any other. Templates that could exceed it are refused, and so is a person''s text; an agent''s goes to a person.';
comment on column pipeline.settings.reminder_grace is 'Least time between a reminder that went out and the move that closes the lead.';
comment on column pipeline.settings.acceptance_confidence is 'An acceptance read with less confidence goes to a person.';
comment on column pipeline.settings.max_offer_rounds is 'Most offers to one vendor; after that a person decides.';
comment on column pipeline.settings.video_url is 'The video that a text points to.';

create table pipeline.purchase_tax_bands (
  tax text not null,
  effective_from date not null,
  lower_bound numeric(12, 2) not null,
  rate numeric(6, 5) not null,

  primary key (tax, effective_from, lower_bound),
  constraint tax_is_known check (tax in ('sdlt_standard', 'sdlt_additional')),
  constraint rate_is_a_share check (rate between 0 and 1)
);

comment on table pipeline.purchase_tax_bands is 'Slices of the tax on buying a house: rate applies from lower_bound (GBP) upward. Source: gov.uk, Stamp Duty Land Tax rates.';
comment on column pipeline.purchase_tax_bands.tax is 'sdlt_standard, or sdlt_additional for a buyer who owns another home or is a company.';
comment on column pipeline.purchase_tax_bands.effective_from is 'First day on which the rate applies.';
comment on column pipeline.purchase_tax_bands.lower_bound is 'The part of the price above this, up to the next band, is taxed at this rate. GBP.';
comment on column pipeline.purchase_tax_bands.rate is 'A share: 0.05 is 5 percent.';

grant select on all tables in schema pipeline to pipeline_viewer, pipeline_worker;
grant insert, update, delete on
  pipeline.agents, pipeline.message_templates, pipeline.stages, pipeline.stage_transitions,
  pipeline.stage_required_fields, pipeline.stage_timers, pipeline.stage_outcomes, pipeline.alert_rules, pipeline.carrier_errors,
  pipeline.purchase_tax_bands
to pipeline_admin;
grant update on pipeline.settings to pipeline_admin;

reset role;
