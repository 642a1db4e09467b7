-- Up Migration
-- One thing done to many leads, or to many questions: who asked for it, for which, and what became of each of them. And what a change
-- of the rules, the end of a stop or a user who leaves does to very many leads.
set local role pipeline_owner;

create domain pipeline.bulk_verb as text
  constraint verb_is_known check (value in (
    'move', 'reactivate', 'hold', 'release', 'archive', 'unarchive', 'suppress', 'mark_opted_out', 'run_agent', 'replay_runs',
    'send_template', 'move_timer', 'assign', 'answer_items', 'assign_items', 'snooze_items', 'replay_items', 'undo'
  ));
create domain pipeline.bulk_status as text
  constraint bulk_status_is_known check (value in ('running', 'paused', 'cancelled', 'finished'));
create domain pipeline.bulk_outcome as text
  constraint bulk_outcome_is_known check (value in ('waiting', 'done', 'refused', 'left'));

create table pipeline.bulk_acts (
  id uuid primary key default uuidv7(),
  verb pipeline.bulk_verb not null,
  reason pipeline.free_text not null,
  to_stage text references pipeline.stages (stage) on update cascade on delete restrict,
  at_time timestamptz,
  template text references pipeline.message_templates (template) on update cascade on delete restrict,
  assignee pipeline.one_line,
  undoes uuid references pipeline.bulk_acts (id) on delete cascade,
  of_items boolean not null default false,
  chosen_by_hand boolean not null,
  filter_search pipeline.one_line,
  filter_stages text[],
  filter_source pipeline.one_line,
  filter_owner pipeline.one_line,
  filter_turn pipeline.turn,
  filter_kinds text[],
  filter_mine boolean,
  filter_unassigned boolean,
  filter_snoozed boolean,
  status pipeline.bulk_status not null default 'running',
  matched integer not null default 0,
  expected integer,
  done integer not null default 0,
  refused integer not null default 0,
  undone integer not null default 0,
  asked_by text not null,
  actor_kind text not null,
  actor text not null,
  user_id uuid,
  login text not null,
  started_at timestamptz not null default pipeline.now(),
  stopped_by text,
  stopped_at timestamptz,
  finished_at timestamptz,
  look_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,
  fall_through pipeline.fall_through_kind references pipeline.fall_through_kinds (kind) on update cascade on delete restrict,

  constraint verb_has_what_it_needs check (
    (verb = 'move') = (to_stage is not null)
    and (verb = 'send_template') = (template is not null)
    and (verb in ('assign', 'assign_items') or assignee is null)
    and (verb <> 'assign_items' or assignee is not null)
    and (verb = 'undo') = (undoes is not null)
    and (at_time is null or verb in ('hold', 'send_template', 'move_timer', 'snooze_items'))
    and (verb not in ('move_timer', 'snooze_items') or at_time is not null)
  ),
  constraint verb_fits_what_it_is_done_to check (
    verb = 'undo' or of_items = (verb in ('answer_items', 'assign_items', 'snooze_items', 'replay_items'))
  ),
  constraint only_moves_have_a_fall_through check (fall_through is null or verb = 'move'),
  constraint time_comes check (isfinite(at_time)),
  constraint what_runs_is_looked_after check ((status = 'running') = (look_at is not null)),
  constraint what_is_over_has_its_end check ((status in ('cancelled', 'finished')) = (finished_at is not null)),
  constraint stopped_is_complete check ((stopped_by is null) = (stopped_at is null)),
  constraint counts_fit check (done >= 0 and refused >= 0 and done + refused <= matched and undone between 0 and done)
);

create index bulk_acts_fall_through on pipeline.bulk_acts (fall_through) where fall_through is not null;
create index bulk_acts_look_at on pipeline.bulk_acts (look_at) where look_at is not null;
create index bulk_acts_not_over on pipeline.bulk_acts (started_at) where finished_at is null;
create index bulk_acts_started_at on pipeline.bulk_acts (started_at);
create index bulk_acts_to_stage on pipeline.bulk_acts (to_stage);
create index bulk_acts_template on pipeline.bulk_acts (template);
create index bulk_acts_undoes on pipeline.bulk_acts (undoes);
create unique index one_undo_at_a_time on pipeline.bulk_acts (undoes) where status in ('running', 'paused');

comment on table pipeline.bulk_acts is 'One thing that somebody has done to many leads, or to many questions to people, as a job: what, for which, and how far it is. What it is for is fixed when it begins.';
comment on column pipeline.bulk_acts.id is 'Names it.';
comment on column pipeline.bulk_acts.verb is 'What is done to each lead, or to each question. undo: another act is taken back.';
comment on column pipeline.bulk_acts.reason is 'Why; it goes into the history of each lead. Of answer_items the answer.';
comment on column pipeline.bulk_acts.to_stage is 'Where they are moved to; null for other verbs.';
comment on column pipeline.bulk_acts.at_time is 'When the holds end, the texts leave, the timers fire or the questions are back; null for other verbs, for holds that somebody ends, and for texts that leave as soon as they may.';
comment on column pipeline.bulk_acts.template is 'What the texts are made of; null for other verbs.';
comment on column pipeline.bulk_acts.assignee is 'Who is to look after the leads, or to answer the questions; null for other verbs, and when nobody is to.';
comment on column pipeline.bulk_acts.undoes is 'The act that is taken back; null for other verbs.';
comment on column pipeline.bulk_acts.of_items is 'Whether it is done to questions, not to leads.';
comment on column pipeline.bulk_acts.chosen_by_hand is 'Whether they were picked one by one; else they are those that met the filter when it began.';
comment on column pipeline.bulk_acts.filter_search is 'What was searched for; null when nothing was.';
comment on column pipeline.bulk_acts.filter_stages is 'Of which stages; null when of all.';
comment on column pipeline.bulk_acts.filter_source is 'Of which source; null when of all.';
comment on column pipeline.bulk_acts.filter_owner is 'Whose leads, or questions about whose leads, empty for live ones that nobody looks after; null when anybody''s.';
comment on column pipeline.bulk_acts.filter_turn is 'Whose move it was; null when anybody''s.';
comment on column pipeline.bulk_acts.filter_kinds is 'Questions of which kinds; null when of all.';
comment on column pipeline.bulk_acts.filter_mine is 'Whether only questions of whoever asked; null when anybody''s.';
comment on column pipeline.bulk_acts.filter_unassigned is 'Whether only questions that are nobody''s; null when anybody''s.';
comment on column pipeline.bulk_acts.filter_snoozed is 'Of questions, whether those that were put off, or those that were not; null where it is done to leads.';
comment on column pipeline.bulk_acts.status is 'running, paused, cancelled (what was left stays as it is), finished.';
comment on column pipeline.bulk_acts.matched is 'How many leads, or questions, it is for.';
comment on column pipeline.bulk_acts.expected is 'How many the preview had told of; null when it was not said.';
comment on column pipeline.bulk_acts.done is 'To how many it has been done.';
comment on column pipeline.bulk_acts.refused is 'For how many it was refused; each says why.';
comment on column pipeline.bulk_acts.undone is 'For how many of those done it has been taken back since.';
comment on column pipeline.bulk_acts.asked_by is 'Who asked for it: a user, or a login.';
comment on column pipeline.bulk_acts.actor_kind is 'As what they act: user or sql.';
comment on column pipeline.bulk_acts.actor is 'As whom the record has them: the user, the token, or the login.';
comment on column pipeline.bulk_acts.user_id is 'The user; null for a login.';
comment on column pipeline.bulk_acts.login is 'The login of the database by which they came; its rights count where there is no user.';
comment on column pipeline.bulk_acts.started_at is 'When it began.';
comment on column pipeline.bulk_acts.stopped_by is 'Who paused or cancelled it last; null while nobody has.';
comment on column pipeline.bulk_acts.stopped_at is 'When; null while nobody has.';
comment on column pipeline.bulk_acts.finished_at is 'When it was over; null before.';
comment on column pipeline.bulk_acts.look_at is 'Since when the next leads may be taken; null while it stands, and when it is over.';
comment on column pipeline.bulk_acts.booked_at is 'For when a job that takes them is booked; null while none is.';
comment on column pipeline.bulk_acts.newly_booked is 'Whether the latest change of the row booked a job.';
comment on column pipeline.bulk_acts.fall_through is
  'Which of the standard reasons it was for the leads that the move takes off an agreed deal, or back from an investor; null for other verbs, and when nobody has told.';
comment on constraint only_moves_have_a_fall_through on pipeline.bulk_acts is 'only a move has a reason for which deals fall through';
comment on constraint bulk_acts_fall_through_fkey on pipeline.bulk_acts is 'a standard reason is one of the table fall_through_kinds';

create table pipeline.bulk_act_leads (
  act_id uuid not null references pipeline.bulk_acts (id) on delete cascade,
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  outcome pipeline.bulk_outcome not null default 'waiting',
  code text,
  why text,
  tries integer not null default 0,
  audit_id bigint,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  settled_at timestamptz,
  undone_at timestamptz,

  primary key (act_id, vendor_lead_id),
  constraint refusal_says_why check ((outcome = 'refused') = (why is not null) and (code is null or why is not null)),
  constraint settled_has_its_time check ((outcome = 'waiting') = (settled_at is null)),
  constraint only_what_was_done_is_undone check (undone_at is null or outcome = 'done')
);

create index bulk_act_leads_lead on pipeline.bulk_act_leads (vendor_lead_id);
create index bulk_act_leads_message on pipeline.bulk_act_leads (message_id);
create index bulk_act_leads_waiting on pipeline.bulk_act_leads (act_id, tries, vendor_lead_id) where outcome = 'waiting';
create index bulk_act_leads_outcome on pipeline.bulk_act_leads (act_id, outcome, vendor_lead_id);

comment on table pipeline.bulk_act_leads is 'What became of each lead of a bulk act.';
comment on column pipeline.bulk_act_leads.act_id is 'The act.';
comment on column pipeline.bulk_act_leads.vendor_lead_id is 'The lead.';
comment on column pipeline.bulk_act_leads.outcome is 'waiting, done, refused, left (the act was cancelled before).';
comment on column pipeline.bulk_act_leads.code is 'The VL code of the refusal; null when it was not refused, and when there was nothing to do.';
comment on column pipeline.bulk_act_leads.why is 'Why it was refused, in words; null when it was not.';
comment on column pipeline.bulk_act_leads.tries is 'How often it was put off, as somebody had the lead locked.';
comment on column pipeline.bulk_act_leads.audit_id is 'An entry of the record with which what was done to the lead is taken back; null where nothing is on record, as for one that came along with another of its number.';
comment on column pipeline.bulk_act_leads.message_id is 'The text that was written; null for other verbs.';
comment on column pipeline.bulk_act_leads.settled_at is 'When; null while it waits.';
comment on column pipeline.bulk_act_leads.undone_at is 'When it was taken back by another bulk act; null while it stands.';

create table pipeline.bulk_act_items (
  act_id uuid not null references pipeline.bulk_acts (id) on delete cascade,
  review_item_id uuid not null references pipeline.review_items (id) on delete cascade,
  outcome pipeline.bulk_outcome not null default 'waiting',
  code text,
  why text,
  tries integer not null default 0,
  assigned_before pipeline.one_line,
  settled_at timestamptz,
  undone_at timestamptz,

  primary key (act_id, review_item_id),
  constraint refusal_of_item_says_why check ((outcome = 'refused') = (why is not null) and (code is null or why is not null)),
  constraint settled_item_has_its_time check ((outcome = 'waiting') = (settled_at is null)),
  constraint only_what_was_done_to_an_item_is_undone check (undone_at is null or outcome = 'done')
);

create index bulk_act_items_item on pipeline.bulk_act_items (review_item_id);
create index bulk_act_items_waiting on pipeline.bulk_act_items (act_id, tries, review_item_id) where outcome = 'waiting';
create index bulk_act_items_outcome on pipeline.bulk_act_items (act_id, outcome, review_item_id);

comment on table pipeline.bulk_act_items is 'What became of each question of a bulk act.';
comment on column pipeline.bulk_act_items.act_id is 'The act.';
comment on column pipeline.bulk_act_items.review_item_id is 'The question.';
comment on column pipeline.bulk_act_items.outcome is 'waiting, done, refused, left (the act was cancelled before).';
comment on column pipeline.bulk_act_items.code is 'The VL code of the refusal; null when it was not refused, and when there was nothing to do.';
comment on column pipeline.bulk_act_items.why is 'Why it was refused, in words; null when it was not.';
comment on column pipeline.bulk_act_items.tries is 'How often it was put off, as somebody had the lead locked.';
comment on column pipeline.bulk_act_items.assigned_before is 'Whose it was before assign_items; null when nobody''s, and for other verbs.';
comment on column pipeline.bulk_act_items.settled_at is 'When; null while it waits.';
comment on column pipeline.bulk_act_items.undone_at is 'When it was taken back by another bulk act; null while it stands.';

create type pipeline.bulk_reason as (
  code text,
  why text,
  lead_count integer,
  example_ids uuid[],
  examples text[]
);

comment on type pipeline.bulk_reason is 'Why a bulk act is refused for some of its leads, or questions.';
comment on column pipeline.bulk_reason.code is 'The VL code; null when there is nothing to do, as it is so already.';
comment on column pipeline.bulk_reason.why is 'In words.';
comment on column pipeline.bulk_reason.lead_count is 'For how many leads, or questions.';
comment on column pipeline.bulk_reason.example_ids is 'Three of the leads at most; of questions, those of the leads that they are about.';
comment on column pipeline.bulk_reason.examples is 'What their vendors are called, in the same order; one without a name by its postcode.';

create type pipeline.bulk_kind as (
  kind text,
  item_count integer
);

comment on type pipeline.bulk_kind is 'How many questions of a kind a bulk act is for.';
comment on column pipeline.bulk_kind.kind is 'What people are asked about.';
comment on column pipeline.bulk_kind.item_count is 'How many of them.';

create type pipeline.bulk_preview as (
  matched integer,
  doable integer,
  refused integer,
  reasons pipeline.bulk_reason[],
  sample_text text,
  asks_fall_through integer,
  kinds pipeline.bulk_kind[],
  with_new_words integer
);

comment on type pipeline.bulk_preview is 'What a bulk act would do.';
comment on column pipeline.bulk_preview.matched is 'For how many leads, or questions, it would be.';
comment on column pipeline.bulk_preview.doable is 'To how many it would be done.';
comment on column pipeline.bulk_preview.refused is 'For how many it would be refused.';
comment on column pipeline.bulk_preview.reasons is 'Why, the commonest first.';
comment on column pipeline.bulk_preview.sample_text is 'What the first of them would be texted; null for other verbs, and when nobody would be.';
comment on column pipeline.bulk_preview.asks_fall_through is
  'Of how many it would take off an agreed deal, or back from an investor: fall_through tells which of the standard reasons it was.';
comment on column pipeline.bulk_preview.kinds is 'The kinds of the questions, the commonest first; none where it is done to leads.';
comment on column pipeline.bulk_preview.with_new_words is
  'Of how many of the questions the vendor has words that nobody has answered: what came after the question is asked about anew. 0 where it is done to leads.';

-- Large changes are done five hundred leads at a time. Which are left is a row for each: whoever meets one of them meanwhile knows.
create table pipeline_private.large_changes (
  only_row boolean primary key default true,
  look_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint there_is_one_row check (only_row)
);

comment on table pipeline_private.large_changes is 'When the next leads of large changes are seen to; look_at is null when none is left.';

insert into pipeline_private.large_changes default values;

create table pipeline_private.timers_to_place (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  stage text not null,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.timers_to_place is 'Leads whose timer is to be looked at, since the rules of their stage have changed; a timer that comes meanwhile is looked at first.';

create table pipeline_private.clocks_to_run (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  since timestamptz not null,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.clocks_to_run is 'Leads whose clock stands (since) although the stop that held it has ended: it runs again in its turn, later by as much as it stood.';

create table pipeline_private.texts_to_place (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.texts_to_place is 'Leads whose texts wait for hours or limits that have changed; a text that comes due meanwhile is looked at by the new ones.';

create table pipeline_private.leads_to_pass_on (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  left_by text not null,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.leads_to_pass_on is 'Leads of users who look after nothing any more, which go to others or are nobody''s in their turn.';

create type pipeline.unfinished_change as (
  kind text,
  stage text,
  user_name text,
  lead_count integer,
  asked_at timestamptz
);

comment on type pipeline.unfinished_change is 'What a change still has to do to leads, five hundred at a time.';
comment on column pipeline.unfinished_change.kind is 'timers: leads of a stage are timed anew; clocks: clocks that a stop held run again; texts: texts wait by new hours and limits; owners: leads of a user who has left are handed on.';
comment on column pipeline.unfinished_change.stage is 'The stage; null unless it is about timers.';
comment on column pipeline.unfinished_change.user_name is 'Who has left; null unless it is about owners.';
comment on column pipeline.unfinished_change.lead_count is 'How many are left.';
comment on column pipeline.unfinished_change.asked_at is 'When it was asked for.';

create type pipeline.timer_preview as (
  waiting integer,
  due_at_once integer,
  moved_by_people integer
);

comment on type pipeline.timer_preview is 'What another wait of a timer would do to the leads that wait by it now.';
comment on column pipeline.timer_preview.waiting is 'Leads that would wait by it, each from when its own wait began.';
comment on column pipeline.timer_preview.due_at_once is 'How many of them have waited that long already: what the timer does is done to them at once.';
comment on column pipeline.timer_preview.moved_by_people is 'Leads whose time a person has set; it stays.';

grant select on pipeline.bulk_acts, pipeline.bulk_act_leads, pipeline.bulk_act_items to pipeline_viewer, pipeline_worker;

reset role;
