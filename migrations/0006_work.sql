-- Up Migration
-- What a lead still has coming: its one running timer and the runs of agents. Rows are the intents; jobs of
-- the queue only wake somebody up to look at the row.
set local role pipeline_owner;

create domain pipeline.run_status as text
  constraint run_status_is_known check (value in ('queued', 'running', 'succeeded', 'cancelled', 'late', 'dead'));
-- Why a run, a text or a question was ended before it came to its own end; cause_in_words() says it to people.
create domain pipeline.end_cause as text constraint end_cause_is_known check (value in (
  'moved_on', 'vendor_wrote', 'person_wrote', 'suppressed', 'too_many_texts', 'no_offer', 'offer_changed', 'merged', 'undone',
  'handed_back', 'answer_dropped', 'replayed', 'deal_written', 'agent_answers', 'vendors_turn', 'held', 'allowed_again',
  'by_hand', 'carrier_has_it'
));
create domain pipeline.attempt_no as integer constraint attempt_is_positive check (value > 0);

create table pipeline.lead_timers (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  stage text not null,
  stage_visit integer not null,
  name text not null,
  counted_since timestamptz not null,
  due_at timestamptz,
  remaining interval,
  fired text[] not null default '{}',
  moved_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,
  armed_at timestamptz not null default pipeline.now(),
  previous jsonb
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_limit = 2000);

create index lead_timers_due on pipeline.lead_timers (due_at);

comment on table pipeline.lead_timers is 'The one running timer of a lead. No row: nothing is due, a run or an open review item will move the lead.';
comment on column pipeline.lead_timers.vendor_lead_id is 'The lead.';
comment on column pipeline.lead_timers.stage is 'The stage whose rules set it.';
comment on column pipeline.lead_timers.stage_visit is 'The visit it belongs to; it does nothing once the lead has moved on.';
comment on column pipeline.lead_timers.name is 'Which of the stage''s timers fires next.';
comment on column pipeline.lead_timers.counted_since is 'Where the wait is counted from: the lead''s turn_since.';
comment on column pipeline.lead_timers.due_at is 'When it fires; null while the lead is held.';
comment on column pipeline.lead_timers.remaining is 'What was left when the hold began; null unless held.';
comment on column pipeline.lead_timers.fired is 'Which of the stage''s timers have come in this count; none comes twice.';
comment on column pipeline.lead_timers.moved_at is 'When a person moved it with move_timer(); such a timer is not re-timed by a change of the rules.';
comment on column pipeline.lead_timers.booked_at is 'For when a job that looks at this timer is booked; at or before due_at, or a moment later when somebody had the lead locked. Null while the lead is held.';
comment on column pipeline.lead_timers.newly_booked is 'Whether the latest change of the row booked a job.';
comment on column pipeline.lead_timers.armed_at is 'When it was set.';
comment on column pipeline.lead_timers.previous is 'The timer of the visit before, for an undo of the move; null when it had none.';

create table pipeline_private.last_timers (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  timer jsonb not null
);

comment on table pipeline_private.last_timers is 'The timer that a lead had when it came to a stage without one, for an undo of the move.';

create table pipeline.agent_runs (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  stage text not null,
  stage_visit integer not null,
  agent text not null,
  purpose text not null,
  status pipeline.run_status not null default 'queued',
  attempt pipeline.attempt_no not null default 1,
  next_attempt_at timestamptz not null default pipeline.now(),
  booked_at timestamptz,
  newly_booked boolean not null default false,
  run_token uuid,
  job_id bigint,
  started_at timestamptz,
  lease_until timestamptz,
  read_text_no bigint,
  waits_for_agent_since timestamptz,
  finished_at timestamptz,
  outcome text,
  result jsonb,
  kept_answer jsonb,
  error text,
  not_there boolean not null default false,
  cancelled_because pipeline.end_cause,
  created_at timestamptz not null default pipeline.now()
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

create unique index one_open_run_per_agent_and_visit on pipeline.agent_runs (vendor_lead_id, stage_visit, agent)
  where status in ('queued', 'running');
create index agent_runs_lead on pipeline.agent_runs (vendor_lead_id, created_at);
create index agent_runs_queued on pipeline.agent_runs (next_attempt_at) where status = 'queued';
create index agent_runs_waiting_for_agent on pipeline.agent_runs (agent, waits_for_agent_since)
  where status = 'queued' and waits_for_agent_since is not null;
create index agent_runs_running on pipeline.agent_runs (lease_until) where status = 'running';
-- Dead letters are counted every few seconds; there are few, among many runs.
create index agent_runs_dead on pipeline.agent_runs (vendor_lead_id) where status = 'dead';

comment on table pipeline.agent_runs is 'One call of an agent for one visit of a lead, with all its attempts.';
comment on column pipeline.agent_runs.id is 'Names the run.';
comment on column pipeline.agent_runs.vendor_lead_id is 'The lead it works for.';
comment on column pipeline.agent_runs.stage is 'Where the lead stood when it was called.';
comment on column pipeline.agent_runs.stage_visit is 'The visit it was called for; its answer counts for no other.';
comment on column pipeline.agent_runs.agent is 'Who is called.';
comment on column pipeline.agent_runs.purpose is 'What for: INITIAL_CONTACT, VALIDATE, MAKE_OFFER, …';
comment on column pipeline.agent_runs.status is 'queued, running, succeeded, cancelled (no longer wanted), late (answered after it was cancelled or timed out), dead (attempts used up).';
comment on column pipeline.agent_runs.attempt is 'Which try this is or was, from 1.';
comment on column pipeline.agent_runs.next_attempt_at is 'Not before this time the next try begins.';
comment on column pipeline.agent_runs.booked_at is 'For when a job that looks at this run is booked: by the business clock while it waits, by the real one while it runs; later than it is due when somebody had its lead locked. Null when none is: it is finished, or held.';
comment on column pipeline.agent_runs.newly_booked is 'Whether the latest change of the row booked a job.';
comment on column pipeline.agent_runs.run_token is 'Changes with every claim; a result that names an older one is late.';
comment on column pipeline.agent_runs.job_id is 'The queue''s job that holds the attempt; the same job coming again means that its worker died. Null while running: no job holds it, the agent said that it will answer at the callback until lease_until.';
comment on column pipeline.agent_runs.started_at is 'When the latest try began; null before the first.';
comment on column pipeline.agent_runs.lease_until is 'Real time after which a running attempt counts as lost.';
comment on column pipeline.agent_runs.read_text_no is 'The last text of the conversation that the latest attempt was given; null when there was none, or before the first attempt.';
comment on column pipeline.agent_runs.waits_for_agent_since is 'Since when it waits for its agent, which answers nobody, to come back; null when it does not. No attempt counts meanwhile.';
comment on column pipeline.agent_runs.finished_at is 'When it was over; null while queued or running.';
comment on column pipeline.agent_runs.outcome is 'What the agent answered; null before, and when it never did.';
comment on column pipeline.agent_runs.result is 'The agent''s whole answer; null before it.';
comment on column pipeline.agent_runs.kept_answer is 'What the agent answered, or how it failed, while somebody had the lead locked: settled as soon as the lead is free. Null otherwise.';
comment on column pipeline.agent_runs.error is 'Why the last attempt failed; null when none did.';
comment on column pipeline.agent_runs.not_there is 'Whether the last attempt failed because the agent was not there for anybody, rather than because of this lead.';
comment on column pipeline.agent_runs.cancelled_because is 'Why it is no longer wanted; null unless it was cancelled, and when somebody did so by hand.';
comment on column pipeline.agent_runs.created_at is 'When it was called for.';

-- A circuit breaker for each agent, known to all workers.
create table pipeline.agent_outages (
  agent text primary key references pipeline.agents (agent) on update cascade on delete cascade,
  failing_leads uuid[] not null default '{}',
  down_since timestamptz,
  last_error text not null,
  probes integer not null default 0,
  probe_at timestamptz,
  look_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false
);

comment on table pipeline.agent_outages is 'Agents that have failed without answering anybody since, and whether they count as down: then their runs wait, and one is tried now and then.';
comment on column pipeline.agent_outages.agent is 'The agent.';
comment on column pipeline.agent_outages.failing_leads is 'For which leads it was not there since it last answered.';
comment on column pipeline.agent_outages.down_since is 'Since when it counts as down; null while it does not.';
comment on column pipeline.agent_outages.last_error is 'Why it was not there the last time.';
comment on column pipeline.agent_outages.probes is 'How often it has been tried in vain since it is down.';
comment on column pipeline.agent_outages.probe_at is 'From when on the next run may try it; null while it is not down.';
comment on column pipeline.agent_outages.look_at is 'When somebody looks after it: picks the run that tries it, or wakes those that waited. Null when nothing is to be done.';
comment on column pipeline.agent_outages.booked_at is 'For when a job that looks is booked; null when none is.';
comment on column pipeline.agent_outages.newly_booked is 'Whether the latest change of the row booked a job.';

grant select on pipeline.lead_timers, pipeline.agent_runs, pipeline.agent_outages to pipeline_viewer, pipeline_worker;

reset role;
