-- Up Migration
-- Leads are handed out by the owner rules, people are away, and a question that waits for too long is passed on.
set local role pipeline_owner;

create table pipeline.owner_rules (
  id uuid primary key default uuidv7(),
  stage text not null references pipeline.stages (stage) on update cascade on delete cascade,
  source pipeline.source_name,
  owner text not null references pipeline_private.users (name) on update cascade on delete cascade,

  constraint everybody_takes_one_turn unique nulls not distinct (stage, source, owner)
);

create index owner_rules_owner on pipeline.owner_rules (owner);

comment on table pipeline.owner_rules is 'Who in turn looks after leads that come to a stage and that nobody looks after, or somebody of other rules. Of a lead whose source has rows of its own there, those of its source, while one of them is there.';
comment on column pipeline.owner_rules.id is 'Names the row; turns go in this order.';
comment on column pipeline.owner_rules.stage is 'The stage: that where leads begin for new ones.';
comment on column pipeline.owner_rules.source is 'Only leads of this source; null when the row is for all that have no rows of their own.';
comment on column pipeline.owner_rules.owner is 'The name of a user; one who is away or may not sign in any more is passed over.';

grant select on pipeline.owner_rules to pipeline_viewer, pipeline_worker;
-- An undo writes what the one it is for may write.
grant insert, update, delete on pipeline.owner_rules to pipeline_admin;

create table pipeline_private.owner_turns (
  stage text not null,
  source text not null,
  handed_out bigint not null,

  constraint owner_turns_pkey primary key (stage, source)
);

comment on table pipeline_private.owner_turns is 'How many leads the rules of a stage and a source have handed out, which tells whose turn it is; source is empty for rules of all sources.';

alter table pipeline.lead_owners add column owner_rule_id uuid;

comment on column pipeline.lead_owners.owner_rule_id is 'The owner rule that gave it, which may be gone by now; null when a person did.';

-- One row for each statement that brought leads where a rule is; it is gone before the transaction ends.
create unlogged table pipeline_private.leads_to_hand_out (
  statement_no bigint generated always as identity primary key,
  lead_ids uuid[] not null,
  left_by text
);

comment on table pipeline_private.leads_to_hand_out is 'Leads that this transaction hands out as it commits, so that whoever takes a turn keeps nobody waiting for longer.';

create table pipeline_private.leads_without_taker (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade
);

comment on table pipeline_private.leads_without_taker is 'Leads that owner rules were to hand out when nobody who takes turns was there; somebody gets them who is there first.';
comment on column pipeline_private.leads_without_taker.vendor_lead_id is 'The lead.';

create table pipeline.absences (
  user_name text primary key references pipeline_private.users (name) on update cascade on delete cascade,
  since timestamptz not null default pipeline.now(),
  until timestamptz,

  constraint absence_comes_to_an_end check (isfinite(until))
);

comment on table pipeline.absences is 'Users who are away: no lead is handed out to them, and what waits for them is passed on when it is overdue.';
comment on column pipeline.absences.user_name is 'The name of the user.';
comment on column pipeline.absences.since is 'When they said so.';
comment on column pipeline.absences.until is 'When they are back by themselves; null: when somebody says so.';

grant select on pipeline.absences to pipeline_viewer, pipeline_worker;

create domain pipeline.passed_on_to as text
  constraint whom_it_was_passed_on_to_is_known check (value in ('owner', 'everybody'));

alter table pipeline.review_items
  add column passed_on_to pipeline.passed_on_to,
  add column passed_on_at timestamptz,
  add column back_at timestamptz,
  add constraint passed_on_at_some_time check ((passed_on_to is null) = (passed_on_at is null)),
  add constraint everybodys_is_nobodys check (passed_on_to <> 'everybody' or assigned_to is null);

comment on column pipeline.review_items.passed_on_to is 'To whom the rules gave it because it was overdue: the owner of its lead, who is named by assigned_to, or everybody; null while they have not, and when a person has assigned it since.';
comment on column pipeline.review_items.passed_on_at is 'When they did; null when they have not.';
comment on column pipeline.review_items.back_at is 'When it last came back from waiting, or was asked again; null when it never was. What is overdue is counted from then.';

alter table pipeline.settings add column owner_answers_within interval
  constraint owner_answers_in_time check (owner_answers_within >= interval '0' and owner_answers_within <= interval '30 days');
alter table pipeline.settings add column questions_overdue_after interval
  constraint questions_overdue_in_time check (questions_overdue_after > interval '0' and questions_overdue_after <= interval '30 days');

comment on column pipeline.settings.questions_overdue_after is 'How long a question may wait before it is given to the owner of its lead. 4 hours; null when that was never changed.';
comment on column pipeline.settings.owner_answers_within is 'For how long an overdue question waits for the owner of its lead; after that it is everybody''s. 4 hours; null when that was never changed.';

create type pipeline.colleague as (
  name text,
  role text,
  is_away boolean,
  away_until timestamptz
);

comment on type pipeline.colleague is 'Somebody who may look after leads.';
comment on column pipeline.colleague.name is 'The name of the user.';
comment on column pipeline.colleague.role is 'operator or admin.';
comment on column pipeline.colleague.is_away is 'Whether they are away now.';
comment on column pipeline.colleague.away_until is 'When they are back; null when they are here, and when nobody knows.';

reset role;
